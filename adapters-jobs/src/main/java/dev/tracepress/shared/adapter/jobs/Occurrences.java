package dev.tracepress.shared.adapter.jobs;

import dev.tracepress.shared.adapter.jobs.rows.HeldJob;
import dev.tracepress.shared.adapter.jobs.rows.JobEnvelope;
import dev.tracepress.shared.adapter.jobs.rows.JobJson;
import dev.tracepress.shared.adapter.jobs.rows.NextRun;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/** What recurring jobs run with, and when. */
public final class Occurrences {

    /** The one row that a recurring job has in the queue. */
    public static final String ROW = "recurring";

    private final JobJson json;
    private final InstantSource time;

    public Occurrences(JobJson json, InstantSource time) {
        this.json = json;
        this.time = time;
    }

    public NextRun first(RecurringJob kind) {
        return run(kind, kind.recurrence().after(time.instant()));
    }

    /** What follows the run that a job is for; empty if it does not recur. If nobody can read which it was, it begins anew. */
    public Optional<NextRun> after(JobKind<?> kind, HeldJob job) {
        return kind instanceof RecurringJob recurring && job.id().equals(ROW)
                ? occurrence(job.envelope())
                        .map(occurrence -> run(recurring, recurring.recurrence().following(occurrence, time.instant())))
                        .or(() -> Optional.of(first(recurring)))
                : Optional.empty();
    }

    /** Whether the row that is there is for the recurrence that is declared today. */
    public boolean isUpToDate(RecurringJob kind, JobEnvelope envelope) {
        return occurrence(envelope).filter(kind.recurrence()::gave).isPresent();
    }

    /** By what a dead letter is called: several runs of a recurring job may die, and each can be redriven. */
    public String deadLetterId(JobKind<?> kind, HeldJob job) {
        return after(kind, job).isPresent()
                ? occurrence(job.envelope())
                        .map(Occurrence::planned)
                        .orElse(job.due())
                        .toString()
                : job.id();
    }

    private Optional<Occurrence> occurrence(JobEnvelope envelope) {
        return json.payloadIfReadable(envelope, Occurrence.class);
    }

    private NextRun run(RecurringJob kind, Occurrence occurrence) {
        return new NextRun(
                occurrence.planned(), json.envelope(occurrence, kind.payloadVersion(), time.instant(), Map.of(), null));
    }
}
