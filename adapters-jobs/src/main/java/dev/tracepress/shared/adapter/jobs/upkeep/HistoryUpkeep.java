package dev.tracepress.shared.adapter.jobs.upkeep;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Keeps partitions ready for the jobs that will end, and drops those whose jobs ended too long ago, so that there are some ten
 * whatever the retention. A job is remembered for as long as that says, and for up to an eighth or an hour more.
 */
final class HistoryUpkeep {

    private static final Logger LOG = LoggerFactory.getLogger(HistoryUpkeep.class);

    private static final int PARTITIONS = 8;
    private static final long SHORTEST_HOURS = 1;

    private final Duration retention;
    private final DatabaseClient database;
    private final InstantSource time;
    private final Pruning strays;

    HistoryUpkeep(Duration retention, DatabaseClient database, InstantSource time) {
        this.retention = retention;
        this.database = database;
        this.time = time;
        this.strays = new Pruning("finished_jobs_default", "finished_at", database);
    }

    /** Forgets first, so that there is room whatever becomes of the rest. Each is done though another fails, which is told in the end. */
    Mono<Void> keep() {
        return Mono.defer(() -> {
            var before = time.instant().minus(retention);
            return Flux.concatDelayError(forget(before), strays.prune(before), extend())
                    .then();
        });
    }

    private Mono<Void> extend() {
        var hours = Math.max(SHORTEST_HOURS, retention.toHours() / PARTITIONS);
        return done(
                "no partition was added to it",
                database.sql("SELECT extend_finished_jobs(make_interval(hours => :hours))")
                        .bind("hours", (int) hours));
    }

    /** Each by itself, so that nobody waits for more than one. */
    private Mono<Void> forget(Instant before) {
        return database.sql("SELECT name FROM finished_jobs_partitions WHERE until <= :before ORDER BY until")
                .bind("before", before)
                .mapValue(String.class)
                .all()
                .concatMapDelayError(old -> done(
                        "what is too old was left in it",
                        database.sql("SELECT forget_finished_jobs(:old)").bind("old", old)))
                .then();
    }

    /** Whoever holds the tables, as a dump does until its end, is left alone until the next time. */
    private static Mono<Void> done(String otherwise, GenericExecuteSpec statement) {
        return statement
                .mapValue(Boolean.class)
                .one()
                .filter(done -> !done)
                .doOnNext(_ -> LOG.warn("The history of jobs is in use: {}", otherwise))
                .then();
    }
}
