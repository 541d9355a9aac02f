package dev.tracepress.shared.adapter.jobs.bench;

import dev.tracepress.shared.adapter.persistence.DatabaseSettings;
import dev.tracepress.shared.adapter.persistence.TestMigrations;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.Map;
import reactor.core.publisher.Mono;

/** A PostgreSQL of the bench's own, with fsync, and what the bench asks it. */
record BenchDatabase(EmbeddedPostgres server) implements AutoCloseable {

    private static final int POOL_SIZE = 10;
    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(20);
    private static final long NANOS_A_TICK = 10_000_000;
    private static final int USER_TICKS = 11;
    private static final int SYSTEM_TICKS = 12;

    static BenchDatabase start() throws IOException {
        var database = new BenchDatabase(EmbeddedPostgres.builder()
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("full_page_writes", "on")
                .setServerConfig("max_connections", "250")
                .setServerConfig("shared_preload_libraries", "pg_stat_statements")
                .start());
        TestMigrations.run(database.server.getPostgresDatabase());
        database.sql(BenchJob.TABLE);
        database.sql("CREATE EXTENSION pg_stat_statements");
        return database;
    }

    DatabaseSettings settings() {
        return new DatabaseSettings("127.0.0.1", server.getPort(), "postgres", "postgres", "", "disable", POOL_SIZE);
    }

    int port() {
        return server.getPort();
    }

    void sql(String statement) {
        try (var connection = server.getPostgresDatabase().getConnection();
                var all = connection.createStatement()) {
            all.execute(statement);
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    long count(String query) {
        try (var connection = server.getPostgresDatabase().getConnection();
                var all = connection.createStatement();
                var rows = all.executeQuery(query)) {
            rows.next();
            return rows.getLong(1);
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** How many jobs a pick brought, those that brought none included. */
    double jobsAPick() {
        return count(
                        "SELECT 100 * sum(rows) / sum(calls) FROM pg_stat_statements WHERE query LIKE '%WITH RECURSIVE room%'")
                / 100.0;
    }

    /** How many jobs wrote their rows in a transaction. */
    double jobsACommit() {
        return count("SELECT 100 * count(*) / count(DISTINCT xmin::text) FROM bench_effects") / 100.0;
    }

    void eventually(String query) {
        Mono.fromCallable(() -> count("SELECT (" + query + ")::int"))
                .filter(holds -> holds == 1)
                .repeatWhenEmpty(looks -> looks.delayElements(LOOK_AGAIN))
                .block(PATIENCE);
    }

    Map<String, Instant> startedAt() {
        var started = new HashMap<String, Instant>();
        try (var connection = server.getPostgresDatabase().getConnection();
                var all = connection.createStatement();
                var rows = all.executeQuery("SELECT job_id, started_at FROM bench_effects")) {
            while (rows.next()) {
                started.put(
                        rows.getString(1),
                        rows.getObject(2, OffsetDateTime.class).toInstant());
            }
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
        return started;
    }

    /** CPU time of all its processes that live. */
    Duration cpu() {
        var checkpointer = count("SELECT pid FROM pg_stat_activity WHERE backend_type = 'checkpointer'");
        return ProcessHandle.of(checkpointer).flatMap(ProcessHandle::parent).stream()
                .flatMap(ProcessHandle::children)
                .map(process -> ticks(process.pid()))
                .reduce(Duration.ZERO, Duration::plus);
    }

    private static Duration ticks(long pid) {
        try {
            var fields = Files.readString(Path.of("/proc/" + pid + "/stat"))
                    .replaceFirst(".*\\) ", "")
                    .split(" ", -1);
            return Duration.ofNanos(
                    (Long.parseLong(fields[USER_TICKS]) + Long.parseLong(fields[SYSTEM_TICKS])) * NANOS_A_TICK);
        } catch (IOException gone) {
            return Duration.ZERO;
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
