package dev.tracepress.shared.adapter.persistence;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;

/** One embedded PostgreSQL for all tests of a JVM; each asks for databases of its own, copies of a migrated one. */
public final class TestPostgres {

    private static final EmbeddedPostgres SERVER = start();
    private static final AtomicInteger LAST = new AtomicInteger();
    private static final String TEMPLATE = "migrated";
    private static final int POOL_SIZE = 10;

    static {
        execute("CREATE DATABASE " + TEMPLATE);
        TestMigrations.run(SERVER.getDatabase("postgres", TEMPLATE));
    }

    private TestPostgres() {}

    /** A new database with all migrations done and nothing in it. */
    public static synchronized DatabaseSettings migrated() {
        return database(" TEMPLATE " + TEMPLATE);
    }

    /** A new database with nothing done to it. */
    public static synchronized DatabaseSettings blank() {
        return database("");
    }

    /** Where nobody answers. */
    public static DatabaseSettings nowhere() {
        return new DatabaseSettings("127.0.0.1", 1, "none", "postgres", "", "disable", POOL_SIZE);
    }

    private static DatabaseSettings database(String source) {
        var name = "test_" + LAST.incrementAndGet();
        execute("CREATE DATABASE " + name + source);
        return new DatabaseSettings("127.0.0.1", SERVER.getPort(), name, "postgres", "", "disable", POOL_SIZE);
    }

    private static EmbeddedPostgres start() {
        try {
            return EmbeddedPostgres.builder()
                    .setLocaleConfig("locale", "C")
                    .setLocaleConfig("locale-provider", "builtin")
                    .setLocaleConfig("builtin-locale", "C.UTF-8")
                    .start();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static void execute(String sql) {
        try (var connection = SERVER.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
