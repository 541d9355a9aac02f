package dev.tracepress.shared.adapter.jobs.upkeep;

import dev.tracepress.shared.adapter.jobs.Job;
import dev.tracepress.shared.adapter.jobs.JobPolicy;
import dev.tracepress.shared.adapter.jobs.JobPolicy.Effects;
import dev.tracepress.shared.adapter.jobs.Occurrence;
import dev.tracepress.shared.adapter.jobs.Recurrence;
import dev.tracepress.shared.adapter.jobs.Recurrence.Missed;
import dev.tracepress.shared.adapter.jobs.RecurringJob;
import dev.tracepress.shared.application.port.in.ForgetAnswersUseCase;
import java.time.Duration;
import java.time.ZoneOffset;
import reactor.core.publisher.Mono;

/** Forgets kept answers every quarter of an hour: there may be as many as there are writes. */
final class ForgetAnswersJob implements RecurringJob {

    private final ForgetAnswersUseCase forgetAnswers;

    ForgetAnswersJob(ForgetAnswersUseCase forgetAnswers) {
        this.forgetAnswers = forgetAnswers;
    }

    @Override
    public String name() {
        return "prune-idempotency-keys";
    }

    @Override
    public Recurrence recurrence() {
        return new Recurrence("0 11/15 * * * *", ZoneOffset.UTC, Missed.SKIP);
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
        return forgetAnswers.forget().then();
    }
}
