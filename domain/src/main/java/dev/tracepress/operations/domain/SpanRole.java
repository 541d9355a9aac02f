package dev.tracepress.operations.domain;

/** Which end of a conversation a span is, as OpenTelemetry calls it. */
public enum SpanRole {
    /** A request that came in. */
    SERVER,
    /** A call to another system, the database among them. */
    CLIENT,
    /** A job on its way into the queue. */
    PRODUCER,
    /** An attempt at a job. */
    CONSUMER,
    INTERNAL
}
