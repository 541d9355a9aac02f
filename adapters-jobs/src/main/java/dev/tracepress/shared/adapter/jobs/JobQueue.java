package dev.tracepress.shared.adapter.jobs;

import java.util.List;
import reactor.core.publisher.Mono;

/**
 * Takes jobs, as part of the transaction that causes them: a job exists if and only if that transaction commits.
 *
 * <p>Outside a transaction every method fails with {@link IllegalStateException}.
 */
public interface JobQueue {

    /**
     * Puts jobs of one kind into the queue, thousands of them at once if need be. Of several with one id the last one counts.
     *
     * @return how many of them the queue did not have, or had and replaced
     */
    <P> Mono<Long> enqueueAll(JobKind<P> kind, List<NewJob<P>> jobs);

    /**
     * Puts one job into the queue.
     *
     * @return whether the queue did not have it, or had it and replaced it
     */
    default <P> Mono<Boolean> enqueue(JobKind<P> kind, NewJob<P> job) {
        return enqueueAll(kind, List.of(job)).map(taken -> taken == 1);
    }
}
