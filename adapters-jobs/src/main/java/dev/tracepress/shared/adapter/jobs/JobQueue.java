package dev.tracepress.shared.adapter.jobs;

import java.time.InstantSource;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.NoTransactionException;
import org.springframework.transaction.reactive.TransactionSynchronization;
import org.springframework.transaction.reactive.TransactionSynchronizationManager;
import reactor.core.publisher.Mono;

/** Puts jobs into the queue as part of the transaction that causes them. */
public final class JobQueue {

    /** Column for column what db-scheduler's own client writes. */
    private static final String ENQUEUE = """
            INSERT INTO scheduled_tasks (task_name, task_instance, task_data, execution_time, picked, version)
            VALUES (:kind, :id, :data, :due, FALSE, 1)
            ON CONFLICT (task_name, task_instance) DO NOTHING""";

    private final DatabaseClient database;
    private final JobJson json;
    private final JobTelemetry telemetry;
    private final WakeUp wakeUp;
    private final InstantSource time;

    JobQueue(DatabaseClient database, JobJson json, JobTelemetry telemetry, WakeUp wakeUp, InstantSource time) {
        this.database = database;
        this.json = json;
        this.telemetry = telemetry;
        this.wakeUp = wakeUp;
        this.time = time;
    }

    /**
     * Enqueues a job that is due at once and is there if and only if the caller's transaction commits.
     *
     * @param id names the job among those of its kind; if that one is already waiting or running, nothing changes
     * @return completion, or {@link IllegalStateException} outside a transaction
     */
    public <P> Mono<Void> enqueue(JobKind<P> kind, String id, P payload) {
        return TransactionSynchronizationManager.forCurrentTransaction()
                .onErrorMap(
                        NoTransactionException.class,
                        none -> new IllegalStateException("a job is enqueued in the transaction that causes it", none))
                .flatMap(transaction -> telemetry.enqueuing(
                        kind.name(),
                        id,
                        trace -> insert(kind, id, json.envelope(payload, time.instant(), trace))
                                .doOnNext(isNew -> afterCommit(transaction, kind, isNew))
                                .then()));
    }

    /** Whether the job is new to the queue. */
    private Mono<Boolean> insert(JobKind<?> kind, String id, JobEnvelope envelope) {
        return database.sql(ENQUEUE)
                .bind("kind", kind.name())
                .bind("id", id)
                .bind("data", json.serialize(envelope))
                .bind("due", envelope.enqueuedAt())
                .fetch()
                .rowsUpdated()
                .map(rows -> rows == 1);
    }

    private void afterCommit(TransactionSynchronizationManager transaction, JobKind<?> kind, boolean isNew) {
        if (isNew) {
            transaction.registerSynchronization(new Committed(() -> {
                telemetry.enqueued(kind.name());
                wakeUp.jobsAreWaiting();
            }));
        }
    }

    private record Committed(Runnable then) implements TransactionSynchronization {
        @Override
        public Mono<Void> afterCommit() {
            return Mono.fromRunnable(then);
        }
    }
}
