package dev.tracepress.shared.adapter.jobs.rows;

import java.time.Instant;

/** What a job that stays in the queue runs with next, and when. */
public record NextRun(Instant due, JobEnvelope envelope) {}
