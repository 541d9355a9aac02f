package dev.tracepress.shared.adapter.jobs.worker;

import dev.tracepress.shared.adapter.jobs.AttemptOutcome;
import dev.tracepress.shared.adapter.jobs.AttemptOutcome.Cancelled;
import dev.tracepress.shared.adapter.jobs.AttemptOutcome.Dead;
import dev.tracepress.shared.adapter.jobs.AttemptOutcome.Lost;
import dev.tracepress.shared.adapter.jobs.AttemptOutcome.Released;
import dev.tracepress.shared.adapter.jobs.AttemptOutcome.Retried;
import dev.tracepress.shared.adapter.jobs.AttemptOutcome.Snoozed;
import dev.tracepress.shared.adapter.jobs.AttemptOutcome.Succeeded;
import dev.tracepress.shared.adapter.jobs.rows.HeldJob;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import org.slf4j.spi.LoggingEventBuilder;

/** Tells operators of attempts that ended in another way than they should. */
final class OutcomeLog {

    private static final Logger LOG = LoggerFactory.getLogger(OutcomeLog.class);

    private OutcomeLog() {}

    static void tell(HeldJob job, AttemptOutcome outcome) {
        switch (outcome) {
            case Retried retried ->
                line(Level.WARN, job)
                        .addKeyValue("retry_in_ms", retried.pause().toMillis())
                        .setCause(retried.cause())
                        .log("A job failed; it is tried again");
            case Dead dead ->
                line(Level.ERROR, job)
                        .setCause(dead.cause())
                        .log("A job failed for the last time; it is among the dead ones until somebody redrives it");
            case Cancelled cancelled -> line(Level.INFO, job).log("A job ended itself: {}", cancelled.reason());
            case Lost _ ->
                line(Level.WARN, job)
                        .log(
                                "A job was taken from this worker, by another one or by an operator; nothing of it remains");
            case Succeeded _, Snoozed _, Released _ -> {}
        }
    }

    private static LoggingEventBuilder line(Level level, HeldJob job) {
        return LOG.atLevel(level)
                .addKeyValue("job_id", job.id())
                .addKeyValue("job_type", job.kind())
                .addKeyValue("attempt", job.attempt());
    }
}
