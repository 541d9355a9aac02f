package dev.tracepress.shared.adapter.jobs;

import dev.tracepress.shared.adapter.jobs.rows.JobEnvelope;
import java.util.OptionalLong;
import java.util.Set;
import reactor.core.publisher.Mono;

/**
 * One kind of job: what it is called, what it carries, how failures are dealt with, and how it is done. One class is all that
 * a new kind needs; as a bean it is run by every worker.
 *
 * @param <P> the payload: a record that JSON can hold, of no more than the job needs
 */
public interface JobKind<P> {

    /** The name in the queue, in spans and in metrics: lower-case letters and dashes. */
    String name();

    Class<P> payloadType();

    /**
     * The latest form of the payload that this version of the service writes and reads; it reads every one before as well. Raised with a
     * change that workers of before would read wrongly: what has a later form than a worker knows waits for one that does.
     */
    default int payloadVersion() {
        return JobEnvelope.FIRST_PAYLOAD_VERSION;
    }

    /** How often it is tried, for how long, and how many may run. */
    default JobPolicy policy() {
        return JobPolicy.USUAL;
    }

    /**
     * Which components of the payload name users, so that operators find the jobs of one: whose request causes it, and who is told.
     */
    default Set<String> users() {
        return Set.of();
    }

    /**
     * Whose job it is: where more are due than there is room for, those of this kind take turns by it, so that whoever has a million
     * makes nobody else wait for them. Empty for one that goes by its age alone.
     */
    default OptionalLong tenant(P payload) {
        return OptionalLong.empty();
    }

    /**
     * Makes one attempt. It is subscribed to on a virtual thread of its own, unless its policy says that it never blocks.
     *
     * @return completion; or an error, after which the job is tried again as its policy says
     * @throws JobVerdict which decides otherwise; as the error of the Mono it does so too
     */
    Mono<Void> run(Job<P> job) throws JobVerdict;
}
