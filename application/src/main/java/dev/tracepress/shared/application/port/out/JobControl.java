package dev.tracepress.shared.application.port.out;

import java.util.Optional;
import reactor.core.publisher.Mono;

/** What operators do to jobs, whichever process runs them. Each call is atomic. */
public interface JobControl {

    /**
     * Ends a job that waits or runs. Once that is answered, nothing can show any more that the job writes in the transaction of
     * its end; an attempt that runs is interrupted, in whichever process it is. A job that waits behind it takes its place.
     *
     * @return whether it was ended; false if the queue has no such job, or it is a recurring one
     */
    Mono<Boolean> cancel(JobKey key);

    /**
     * Has a job due at once that waits for its time, or to be tried again; its attempts are counted on. One that runs goes on, and
     * one that is due stays so. A recurring job comes once more, and then when it would have come.
     *
     * @return false if the queue has no such job
     */
    Mono<Boolean> runNow(JobKey key);

    /**
     * Puts dead jobs back into the queue with all their attempts before them, due at once. A job whose id is in the queue
     * again stays where it is; of several with one id the latest goes.
     *
     * @param after which to begin, in the order of their keys; empty for the first
     * @param most how many are looked at; the rest is left for the next call
     */
    Mono<Redriven> redrive(DeadJobs which, Optional<JobKey> after, int most);

    /**
     * Keeps all workers from starting jobs of a kind; those that run go on. Doing so again changes nothing.
     *
     * @return false if there is no such kind
     */
    Mono<Boolean> pause(String kind);

    /**
     * Lets workers start jobs of a kind again.
     *
     * @return false if there is no such kind
     */
    Mono<Boolean> resume(String kind);

    /**
     * What was put back into the queue.
     *
     * @param last the job after which there may be more of those that were meant; empty if there are none
     */
    record Redriven(long jobs, Optional<JobKey> last) {}

    /** Dead jobs: all, of one kind, or one. */
    record DeadJobs(Optional<String> kind, Optional<String> id) {

        public static DeadJobs all() {
            return new DeadJobs(Optional.empty(), Optional.empty());
        }

        public static DeadJobs of(String kind) {
            return new DeadJobs(Optional.of(kind), Optional.empty());
        }

        public static DeadJobs of(JobKey key) {
            return new DeadJobs(Optional.of(key.kind()), Optional.of(key.id()));
        }
    }
}
