package dev.tracepress.shared.adapter.jobs;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/**
 * One run of a recurring job.
 *
 * @param planned the time that the cron expression gave, however late it runs or however often it is tried
 * @param recurrence what gave it, in words that change if the job is to come at other times
 */
public record Occurrence(Instant planned, String recurrence) {

    public Occurrence {
        requireNonNull(planned);
        requireNonNull(recurrence);
    }
}
