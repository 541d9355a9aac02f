package dev.tracepress.shared.adapter.jobs.upkeep;

import dev.tracepress.shared.adapter.jobs.Job;
import dev.tracepress.shared.adapter.jobs.JobPolicy;
import dev.tracepress.shared.adapter.jobs.JobPolicy.Effects;
import dev.tracepress.shared.adapter.jobs.Occurrence;
import dev.tracepress.shared.adapter.jobs.Recurrence;
import dev.tracepress.shared.adapter.jobs.Recurrence.Missed;
import dev.tracepress.shared.adapter.jobs.RecurringJob;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.function.Supplier;
import reactor.core.publisher.Mono;

/**
 * Keeps tables small: forgets what is old, some rows at a time.
 *
 * @param cron of six fields, in UTC
 * @param upkeep what is done each time
 */
public record UpkeepJob(String name, String cron, Supplier<? extends Mono<?>> upkeep) implements RecurringJob {

    @Override
    public Recurrence recurrence() {
        return new Recurrence(cron, ZoneOffset.UTC, Missed.SKIP);
    }

    /** Each statement commits by itself: a transaction over all of them would keep the dead rows of every table. */
    @Override
    public JobPolicy policy() {
        return JobPolicy.USUAL
                .effects(Effects.OUTSIDE)
                .deadline(Duration.ofMinutes(5))
                .attempts(3);
    }

    @Override
    public Mono<Void> run(Job<Occurrence> job) {
        return Mono.defer(upkeep).then();
    }
}
