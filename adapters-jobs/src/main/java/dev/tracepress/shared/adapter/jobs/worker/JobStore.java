package dev.tracepress.shared.adapter.jobs.worker;

import dev.tracepress.shared.adapter.jobs.rows.HeldJob;
import dev.tracepress.shared.adapter.jobs.rows.JobEnvelope;
import dev.tracepress.shared.adapter.jobs.rows.NextRun;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Writes down what became of a job that a worker holds; to be called in a transaction. Every call counts only for the attempt
 * that still holds the job: whoever was given up for dead meanwhile finds another version of the job and gets {@link FencedOut},
 * so that what it did in the same transaction is rolled back.
 *
 * <p>What waits behind a job takes its place in any case.
 */
public interface JobStore {

    /**
     * The job is done.
     *
     * @param next what a recurring one runs with next
     */
    Mono<Void> complete(Attempt attempt, Optional<NextRun> next);

    /**
     * Jobs of one kind are done, none of which recurs.
     *
     * @return {@link FencedOut} also where one of them must be completed by itself
     */
    default Mono<Void> completeAll(List<Attempt> attempts) {
        return Flux.fromIterable(attempts)
                .concatMap(attempt -> complete(attempt, Optional.empty()))
                .then();
    }

    /** The job is over, done or not. */
    Mono<Void> cancel(Attempt attempt, Optional<NextRun> next);

    /**
     * The job failed for the last time.
     *
     * @param envelope tells of every attempt
     * @param id by what the dead job is called
     */
    Mono<Void> bury(HeldJob job, JobEnvelope envelope, String error, String id, Optional<NextRun> next);

    /** The job stays in the queue, with so many failures behind it. */
    Mono<Void> putBack(HeldJob job, JobEnvelope envelope, Instant due, int failures);
}
