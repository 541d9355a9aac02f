package dev.tracepress.shared.adapter.jobs;

import reactor.core.publisher.Mono;

/**
 * One kind of job: what it is called, what it carries, how it is done, and how often it is tried.
 *
 * @param <P> the payload: a record that JSON can hold
 */
public interface JobKind<P> {

    /** The name in the queue and in spans: lower-case letters. */
    String name();

    Class<P> payloadType();

    RetryPolicy retryPolicy();

    /**
     * Does the job inside a transaction that commits its effects together with the job's completion: whatever is written
     * through ports shows once, however often the job is tried. An error means that the job is tried again, and so do 30 s
     * without an end, or 5 s between two statements, for which PostgreSQL gives the transaction up.
     */
    Mono<Void> run(P payload);
}
