package dev.tracepress.shared.adapter.jobs;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * How the jobs of one kind are dealt with.
 *
 * @param attempts after so many that failed, a job is put among the dead ones; a worker that dies with it counts as one
 * @param backoff the wait before the next
 * @param deadline how long one attempt may take, before it is cancelled and counts as failed
 * @param effects where the effects of a job show
 * @param permanent errors after which trying again is no use: these and their subclasses
 * @param concurrency how many may run at once in all processes together; empty for as many as there are workers
 * @param rate how many may start in a span of time; empty for no limit
 * @param mayBlock whether a handler may hold its thread, as one that calls a blocking library does. Where none does, what the
 *     database answers need not be handed over to a thread of the job's own, which costs as much as the statement
 * @param groupCommit how many that wait together may commit in one transaction, see {@link #groupCommit(int)}; 1 for each its own
 */
public record JobPolicy(
        int attempts,
        Backoff backoff,
        Duration deadline,
        Effects effects,
        Set<Class<? extends Throwable>> permanent,
        Optional<Integer> concurrency,
        Optional<RateLimit> rate,
        boolean mayBlock,
        int groupCommit) {

    /** Twenty attempts in about ten hours, 30 s for each, with effects in the database alone, by a handler that may block. */
    public static final JobPolicy USUAL = new JobPolicy(
            20,
            Backoff.USUAL,
            Duration.ofSeconds(30),
            Effects.IN_TRANSACTION,
            Set.of(),
            Optional.empty(),
            Optional.empty(),
            true,
            1);

    /** Where the effects of a job show, and hence how often they may. */
    public enum Effects {

        /**
         * What is written through ports commits in one transaction with the job's completion: it shows exactly once. The
         * transaction is open while the job runs; after 5 s without a statement PostgreSQL gives it up.
         */
        IN_TRANSACTION,

        /**
         * Calls of other systems, made with no transaction open. They are made at least once: a worker may die after the call
         * and before the job's completion. The receiver tells repetitions by the job's id.
         */
        OUTSIDE
    }

    public JobPolicy {
        permanent = Set.copyOf(permanent);
        if (attempts < 1
                || deadline.isNegative()
                || deadline.isZero()
                || concurrency.filter(most -> most < 1).isPresent()) {
            throw new IllegalArgumentException("a job needs an attempt, and time and room for it");
        }
        if (groupCommit < 1 || (groupCommit > 1 && (mayBlock || effects != Effects.IN_TRANSACTION))) {
            throw new IllegalArgumentException(
                    "only handlers that never block, and whose effects are in the transaction, can share it");
        }
    }

    public JobPolicy attempts(int most) {
        return new JobPolicy(most, backoff, deadline, effects, permanent, concurrency, rate, mayBlock, groupCommit);
    }

    public JobPolicy backoff(Backoff waits) {
        return new JobPolicy(attempts, waits, deadline, effects, permanent, concurrency, rate, mayBlock, groupCommit);
    }

    public JobPolicy deadline(Duration longest) {
        return new JobPolicy(attempts, backoff, longest, effects, permanent, concurrency, rate, mayBlock, groupCommit);
    }

    public JobPolicy effects(Effects where) {
        return new JobPolicy(attempts, backoff, deadline, where, permanent, concurrency, rate, mayBlock, groupCommit);
    }

    public JobPolicy permanent(Set<Class<? extends Throwable>> errors) {
        return new JobPolicy(attempts, backoff, deadline, effects, errors, concurrency, rate, mayBlock, groupCommit);
    }

    public JobPolicy concurrency(int most) {
        return new JobPolicy(
                attempts, backoff, deadline, effects, permanent, Optional.of(most), rate, mayBlock, groupCommit);
    }

    public JobPolicy rate(RateLimit limit) {
        return new JobPolicy(
                attempts,
                backoff,
                deadline,
                effects,
                permanent,
                concurrency,
                Optional.of(limit),
                mayBlock,
                groupCommit);
    }

    /** Of a handler that calls nothing but use cases and what else returns at once. */
    public JobPolicy neverBlocking() {
        return new JobPolicy(attempts, backoff, deadline, effects, permanent, concurrency, rate, false, groupCommit);
    }

    /**
     * Of quick handlers that never block: up to so many jobs of a worker's, each for the first time, run one after the other in one
     * transaction, which saves most of the statements that are not the handler's. If one of them fails, or is no longer this worker's,
     * nothing that any of them wrote shows, and the others run anew, each in a transaction of its own. They come in the order of their
     * tenants, so that locks which handlers take on what is their tenant's are taken in that order.
     */
    public JobPolicy groupCommit(int most) {
        return new JobPolicy(attempts, backoff, deadline, effects, permanent, concurrency, rate, mayBlock, most);
    }

    public boolean isLimited() {
        return concurrency.isPresent() || rate.isPresent();
    }

    public boolean isPermanent(Throwable error) {
        return permanent.stream().anyMatch(type -> type.isInstance(error));
    }
}
