package dev.tracepress.shared.adapter.jobs;

/**
 * What this process does with jobs.
 *
 * @param runsJobs whether it runs them; it enqueues them in any case
 */
public record JobSettings(boolean runsJobs) {}
