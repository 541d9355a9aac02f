package dev.tracepress.shared.adapter.jobs;

import java.time.Instant;

/** What a job that stays in the queue runs with next, and when. */
record NextRun(Instant due, JobEnvelope envelope) {}
