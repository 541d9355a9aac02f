package dev.tracepress.shared.adapter.persistence;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;

/** Asks at the start what would else be found out by the first reader, or never. */
final class DatabaseFitness {

    private static final Logger LOG = LoggerFactory.getLogger(DatabaseFitness.class);

    /** Which of two clients asks. In no order that servers who take turns could have as well. */
    private static final List<Integer> TURNS = List.of(1, 2, 2, 1, 1, 2, 1, 2, 2, 1, 2, 1, 1, 2);

    private static final String PLACE =
            "SELECT current_database() || ' of the server that began at ' || pg_postmaster_start_time()";

    private final String variable;
    private final DatabaseSettings settings;
    private final DataSource connections;

    /** @param variable by which operators know the way */
    DatabaseFitness(String variable, DatabaseSettings settings) {
        this.variable = variable;
        this.settings = settings;
        // As if it were a pooler, who would refuse what is said of a session.
        this.connections = JdbcConnections.to(new DatabaseWay(settings, Pooling.TRANSACTION), Map.of());
    }

    /**
     * Looks at the encoding, at the letters of the locale, and at what connections are.
     *
     * @throws UnfitDatabase with what is wrong and what to do
     */
    DatabaseWay way() {
        try (var one = connections.getConnection();
                var other = connections.getConnection()) {
            checkEncoding(ask(one, "SHOW server_encoding"));
            checkLetters(ask(one, "SELECT lower('I')"));
            var way = new DatabaseWay(settings, pooling(one, other));
            if (!way.keepsSessions()) {
                checkSettings();
                tellWhatIsUnbounded(one);
            }
            return way;
        } catch (SQLException failure) {
            throw cannotBeAsked(failure);
        }
    }

    /** @throws UnfitDatabase if they lead to different databases */
    void checkSameAs(DatabaseFitness other) {
        try (var here = connections.getConnection();
                var there = other.connections.getConnection()) {
            if (!ask(here, PLACE).equals(ask(there, PLACE))) {
                throw new UnfitDatabase(
                        variable + " and " + other.variable + " lead to different databases",
                        "Set both to the same database, the one past the pooler and the other through it.");
            }
        } catch (SQLException failure) {
            throw cannotBeAsked(failure);
        }
    }

    private RuntimeException cannotBeAsked(SQLException failure) {
        return variable.equals("DATABASE_URL")
                ? new DataAccessResourceFailureException("The database cannot be asked what it is", failure)
                : new UnfitDatabase(
                        "%s, %s, cannot be used (%s)".formatted(variable, settings, failure.getMessage()),
                        "Check it, or unset it.");
    }

    private void checkEncoding(String encoding) {
        if (!encoding.equals("UTF8")) {
            throw new UnfitDatabase(
                    "the database of " + variable + " has the encoding " + encoding + ", which cannot hold every text",
                    "Make one with: CREATE DATABASE … ENCODING 'UTF8' TEMPLATE template0.");
        }
    }

    /** Where it is a dotless one, as in Turkish, who registered as Irene@ would not sign in as irene@. */
    private void checkLetters(String small) {
        if (!small.equals("i")) {
            throw new UnfitDatabase(
                    "the database of " + variable + " has a locale in which I and i are different letters",
                    "Make one with: CREATE DATABASE … LOCALE 'C.UTF-8' TEMPLATE template0.");
        }
    }

    /**
     * Two clients that are both there, and idle, share a process of the server only behind a pooler that takes it back after each
     * transaction, and only there one of them changes from one process to another.
     */
    private static Pooling pooling(Connection one, Connection other) throws SQLException {
        var ofOne = new HashSet<String>();
        var ofOther = new HashSet<String>();
        for (var turn : TURNS) {
            var _ = turn == 1 ? ofOne.add(pid(one)) : ofOther.add(pid(other));
        }
        return ofOne.size() == 1 && ofOther.size() == 1 && Collections.disjoint(ofOne, ofOther)
                ? Pooling.SESSION
                : Pooling.TRANSACTION;
    }

    private void checkSettings() {
        var lost = settings.parameters().serverSettings().keySet();
        if (!lost.isEmpty()) {
            throw new UnfitDatabase(
                    "options in %s set %s for a session, and it leads to a pooler in transaction mode, which has none"
                            .formatted(variable, String.join(", ", lost)),
                    "Take options out, and let the role have them: ALTER ROLE … IN DATABASE … SET ….");
        }
    }

    private void tellWhatIsUnbounded(Connection connection) throws SQLException {
        if (ask(connection, "SHOW statement_timeout").equals("0")
                || ask(connection, "SHOW lock_timeout").equals("0")) {
            LOG.warn(
                    "Behind the pooler of {} a single statement has no timeout unless the role has: ALTER ROLE \"{}\" IN DATABASE"
                            + " \"{}\" SET statement_timeout = '{}'; the same for lock_timeout = '{}'",
                    variable,
                    settings.user(),
                    settings.database(),
                    SessionLimits.STATEMENT_TIMEOUT,
                    SessionLimits.LOCK_TIMEOUT);
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
