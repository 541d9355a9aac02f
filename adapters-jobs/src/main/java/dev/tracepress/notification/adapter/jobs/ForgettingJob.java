package dev.tracepress.notification.adapter.jobs;

import dev.tracepress.notification.application.port.in.ForgetNotificationsUseCase;
import dev.tracepress.shared.adapter.jobs.Job;
import dev.tracepress.shared.adapter.jobs.JobPolicy;
import dev.tracepress.shared.adapter.jobs.JobPolicy.Effects;
import dev.tracepress.shared.adapter.jobs.Occurrence;
import dev.tracepress.shared.adapter.jobs.Recurrence;
import dev.tracepress.shared.adapter.jobs.Recurrence.Missed;
import dev.tracepress.shared.adapter.jobs.RecurringJob;
import java.time.Duration;
import java.time.ZoneOffset;
import reactor.core.publisher.Mono;

/** Forgets withdrawn notifications every hour. */
final class ForgettingJob implements RecurringJob {

    private final ForgetNotificationsUseCase forgetNotifications;

    ForgettingJob(ForgetNotificationsUseCase forgetNotifications) {
        this.forgetNotifications = forgetNotifications;
    }

    @Override
    public String name() {
        return "prune-notifications";
    }

    @Override
    public Recurrence recurrence() {
        return new Recurrence("0 24 * * * *", ZoneOffset.UTC, Missed.SKIP);
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
        return forgetNotifications.forget().then();
    }
}
