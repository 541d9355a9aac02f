package dev.tracepress.shared.adapter.jobs;

import java.time.Instant;

/**
 * What one attempt knows of its job.
 *
 * @param id the same in every attempt, and unique among the jobs of its kind: the idempotency key of calls outside
 * @param attempt 1 for the first
 * @param enqueuedAt when the transaction that caused it wrote it down
 * @param <P> the payload
 */
public record Job<P>(String kind, String id, int attempt, Instant enqueuedAt, P payload) {}
