package dev.tracepress.shared.adapter.jobs;

import com.github.kagkarlsson.scheduler.task.Execution;
import dev.tracepress.shared.application.port.out.TransactionBoundary;
import java.time.Duration;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/**
 * Runs one attempt of a job so that its effects show exactly once: what the job writes and the removal of the job commit in
 * one transaction, and the removal counts only for the attempt that still holds the job.
 *
 * <p>Whoever was given up for dead meanwhile finds another version of the row and rolls everything back. The removal comes
 * last: done first it would hold the row, and the worker's own heartbeats would wait for it.
 */
final class JobRunner {

    private static final Duration DEADLINE = Duration.ofSeconds(30);

    private static final String COMPLETE =
            "DELETE FROM scheduled_tasks WHERE task_name = :kind AND task_instance = :id AND version = :version";

    private final DatabaseClient database;
    private final TransactionBoundary transactions;
    private final JobJson json;
    private final JobTelemetry telemetry;

    JobRunner(DatabaseClient database, TransactionBoundary transactions, JobJson json, JobTelemetry telemetry) {
        this.database = database;
        this.transactions = transactions;
        this.json = json;
        this.telemetry = telemetry;
    }

    /**
     * Does the job.
     *
     * @return true once effects and removal are committed, false if the job is somebody else's now, or {@link FailedAttempt}
     */
    <P> Mono<Boolean> run(JobKind<P> kind, Execution held, JobEnvelope envelope) {
        var work = Mono.defer(() -> kind.run(payload(kind, envelope)));
        var attempt = transactions.inTransaction(work.then(complete(held))).timeout(DEADLINE);
        return telemetry.running(
                attemptAt(held, envelope),
                trace -> attempt.thenReturn(true)
                        .onErrorResume(FencedOut.class, _ -> Mono.just(false))
                        .onErrorMap(error -> new FailedAttempt(trace, error)));
    }

    private static JobAttempt attemptAt(Execution held, JobEnvelope envelope) {
        return new JobAttempt(
                held.getTaskName(),
                held.getId(),
                held.consecutiveFailures + 1,
                envelope.enqueuedAt(),
                held.executionTime,
                envelope.trace());
    }

    /** A later version's job is left to workers of that version: here it fails, and is tried again there. */
    private <P> P payload(JobKind<P> kind, JobEnvelope envelope) {
        if (envelope.v() > JobEnvelope.VERSION) {
            throw new IllegalStateException(
                    "the job is of version " + envelope.v() + ", which this worker does not know");
        }
        return json.payload(envelope, kind.payloadType());
    }

    private Mono<Void> complete(Execution held) {
        return database.sql(COMPLETE)
                .bind("kind", held.getTaskName())
                .bind("id", held.getId())
                .bind("version", held.version)
                .fetch()
                .rowsUpdated()
                .flatMap(rows -> rows == 1 ? Mono.empty() : Mono.error(new FencedOut()));
    }

    /** The job was taken from this worker while it ran; nothing that it wrote remains. */
    static final class FencedOut extends RuntimeException {
        FencedOut() {
            super("the job was given to another worker", null, false, false);
        }
    }
}
