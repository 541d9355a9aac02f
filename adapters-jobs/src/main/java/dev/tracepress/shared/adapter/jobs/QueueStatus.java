package dev.tracepress.shared.adapter.jobs;

import io.r2dbc.spi.Readable;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/** How the queue is doing. */
public final class QueueStatus {

    /** A due job is one that a worker might take now. */
    private static final String KINDS = """
            SELECT task_name,
                   count(*) FILTER (WHERE NOT picked AND execution_time <= now()) AS due,
                   count(*) FILTER (WHERE NOT picked AND execution_time > now()) AS delayed,
                   count(*) FILTER (WHERE picked) AS running,
                   coalesce(extract(epoch FROM now() - min(execution_time)
                       FILTER (WHERE NOT picked AND execution_time <= now())), 0)::float8 AS oldest_due_seconds
            FROM scheduled_tasks
            GROUP BY task_name""";

    private final DatabaseClient database;
    private final DatabaseListener listener;

    QueueStatus(DatabaseClient database, DatabaseListener listener) {
        this.database = database;
        this.listener = listener;
    }

    /** Of all kinds that have jobs in the queue; asks the database once. */
    public Mono<List<KindStatus>> kinds() {
        return database.sql(KINDS).map(QueueStatus::kind).all().collectList();
    }

    private static KindStatus kind(Readable row) {
        return new KindStatus(
                value(row, "task_name", String.class),
                value(row, "due", Long.class),
                value(row, "delayed", Long.class),
                value(row, "running", Long.class),
                Duration.ofMillis(Math.round(value(row, "oldest_due_seconds", Double.class) * 1_000)));
    }

    private static <T> T value(Readable row, String column, Class<T> type) {
        return Objects.requireNonNull(row.get(column, type), column);
    }

    /** Whether this process hears at once when another one enqueues a job. */
    public boolean listenerConnected() {
        return listener.isConnected();
    }

    /**
     * One kind of job in the queue.
     *
     * @param delayed not due yet: jobs for later, and failed ones that wait for their next attempt
     * @param oldestDue for how long the oldest of the due ones has been due; zero if none is
     */
    public record KindStatus(String kind, long due, long delayed, long running, Duration oldestDue) {}
}
