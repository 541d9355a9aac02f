package dev.tracepress.shared.adapter.persistence;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Asks at the start what would else be found out by the first reader, or never. */
final class DatabaseFitness {

    private static final Logger LOG = LoggerFactory.getLogger(DatabaseFitness.class);

    /** A prepared statement that is there already, and one that is not there. */
    private static final Set<String> MIXED_UP = Set.of("42P05", "26000");

    private final DataSource connections;

    DatabaseFitness(DatabaseSettings settings) {
        var address = JdbcAddress.of(settings, "tracepress-migrations", Map.of());
        // What is asked once is prepared as what is asked often would be.
        address.properties().setProperty("prepareThreshold", "1");
        this.connections = new DriverManagerDataSource(address.url(), address.properties());
    }

    /**
     * Looks at the encoding and at the way there.
     *
     * @throws UnfitDatabase with what is wrong and what to do
     */
    void check() {
        try (var one = connections.getConnection();
                var other = connections.getConnection()) {
            checkEncoding(ask(one, "SHOW server_encoding"));
            checkPooler(one, other);
        } catch (SQLException failure) {
            if (MIXED_UP.contains(String.valueOf(failure.getSQLState()))) {
                throw new UnfitDatabase(
                        "DATABASE_URL leads to a pooler in transaction mode that mixes up the prepared statements of its"
                                + " clients (" + failure.getMessage() + ")",
                        "Let it pool by session, let it track prepared statements (PgBouncer from 1.21 on, with"
                                + " max_prepared_statements), or go past it.");
            }
            throw new DataAccessResourceFailureException("The database cannot be asked what it is", failure);
        }
    }

    private static void checkEncoding(String encoding) {
        if (!encoding.equals("UTF8")) {
            throw new UnfitDatabase(
                    "the database of DATABASE_URL has the encoding " + encoding + ", which cannot hold every text",
                    "Make one with: CREATE DATABASE … ENCODING 'UTF8' TEMPLATE template0.");
        }
    }

    /**
     * Two clients that are both there, and idle, share a server's process only behind a pooler that takes it back after each
     * transaction. If it does not keep their prepared statements apart, the second finds that of the first in its way.
     */
    private static void checkPooler(Connection one, Connection other) throws SQLException {
        if (pid(one).equals(pid(other))) {
            LOG.warn("DATABASE_URL leads to a pooler in transaction mode: what processes tell each other is not heard"
                    + " there, so that jobs and streams wait for the next poll");
        }
    }

    private static String pid(Connection connection) throws SQLException {
        return ask(connection, "SELECT pg_backend_pid()");
    }

    private static String ask(Connection connection, String question) throws SQLException {
        try (var statement = connection.createStatement();
                var answer = statement.executeQuery(question)) {
            answer.next();
            return answer.getString(1);
        }
    }
}
