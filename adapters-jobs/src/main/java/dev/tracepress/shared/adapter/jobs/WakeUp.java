package dev.tracepress.shared.adapter.jobs;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.core.publisher.Sinks.EmitResult;

/**
 * Tells the workers of other processes that jobs are waiting, by {@code NOTIFY}, at most once in {@link #PAUSE} however many
 * jobs there are, and never inside a transaction, where {@code NOTIFY} would hold a lock of the whole database until commit.
 *
 * <p>It is a hint: one that gets lost costs a worker at most the time to its next poll.
 */
final class WakeUp {

    static final String CHANNEL = "tracepress_jobs";

    private static final Logger LOG = LoggerFactory.getLogger(WakeUp.class);
    private static final Duration PAUSE = Duration.ofMillis(10);

    /** A connection that was dropped without a word must not keep all later hints waiting. */
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final DatabaseClient database;
    private final LocalWorker localWorker;
    private final Sinks.Many<Boolean> hints = Sinks.many().multicast().directBestEffort();
    private final Disposable notifications;

    WakeUp(DatabaseClient database, LocalWorker localWorker) {
        this.database = database;
        this.localWorker = localWorker;
        this.notifications = hints.asFlux()
                .onBackpressureLatest()
                .concatMap(_ -> notifyOthers(), 1)
                .subscribe();
    }

    /** Returns at once; safe to call from any thread. */
    void jobsAreWaiting() {
        localWorker.look();
        // Two threads at once must not mean that nobody tells: the one whose hint was taken may have told already.
        hints.emitNext(true, (_, result) -> result == EmitResult.FAIL_NON_SERIALIZED);
    }

    void close() {
        notifications.dispose();
    }

    private Flux<Long> notifyOthers() {
        return database.sql("SELECT pg_notify('" + CHANNEL + "', '')")
                .then()
                .timeout(PATIENCE)
                .onErrorResume(error -> {
                    LOG.debug(
                            "Could not notify the workers of waiting jobs; they will find them at their next poll",
                            error);
                    return Mono.empty();
                })
                .thenMany(Flux.from(Mono.delay(PAUSE)));
    }
}
