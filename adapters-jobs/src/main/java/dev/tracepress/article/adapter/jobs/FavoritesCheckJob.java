package dev.tracepress.article.adapter.jobs;

import dev.tracepress.article.application.port.in.CheckFavoritesUseCase;
import dev.tracepress.shared.adapter.jobs.Job;
import dev.tracepress.shared.adapter.jobs.JobPolicy;
import dev.tracepress.shared.adapter.jobs.JobPolicy.Effects;
import dev.tracepress.shared.adapter.jobs.Occurrence;
import dev.tracepress.shared.adapter.jobs.Recurrence;
import dev.tracepress.shared.adapter.jobs.Recurrence.Missed;
import dev.tracepress.shared.adapter.jobs.RecurringJob;
import java.time.Duration;
import java.time.ZoneOffset;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

/** Checks every hour that articles show as many favourites as they have, and says so if they do not. */
final class FavoritesCheckJob implements RecurringJob {

    private static final Logger LOG = LoggerFactory.getLogger(FavoritesCheckJob.class);

    private final CheckFavoritesUseCase checkFavorites;

    FavoritesCheckJob(CheckFavoritesUseCase checkFavorites) {
        this.checkFavorites = checkFavorites;
    }

    @Override
    public String name() {
        return "check-favorites";
    }

    @Override
    public Recurrence recurrence() {
        return new Recurrence("0 17 * * * *", ZoneOffset.UTC, Missed.SKIP);
    }

    /** It only reads, and for longer than a transaction should be open. */
    @Override
    public JobPolicy policy() {
        return JobPolicy.USUAL
                .effects(Effects.OUTSIDE)
                .deadline(Duration.ofMinutes(10))
                .attempts(3);
    }

    @Override
    public Mono<Void> run(Job<Occurrence> job) {
        return checkFavorites
                .check()
                .doOnNext(findings -> {
                    if (findings.drifted() > 0) {
                        LOG.atError()
                                .addKeyValue("favorites_drift", findings.drifted())
                                .log("Articles show another number of favourites than they have");
                    }
                })
                .then();
    }
}
