package dev.tracepress.notification.adapter.jobs;

import dev.tracepress.identity.domain.UserId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.core.publisher.Sinks.EmitResult;

/**
 * Tells all processes, by {@code NOTIFY}, which recipients may have news: at most once in {@link #PAUSE}, for all recipients of
 * that time together, and never inside a transaction, where {@code NOTIFY} would hold a lock of the whole database until commit.
 *
 * <p>One that gets lost, with the process or the connection, is made up for by the looks of {@link HeardArrivals}.
 */
final class ArrivalAnnouncer {

    private static final Logger LOG = LoggerFactory.getLogger(ArrivalAnnouncer.class);
    private static final Duration PAUSE = Duration.ofMillis(10);

    /** A connection that was dropped without a word must not keep all later announcements waiting. */
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private static final String TELL =
            "SELECT pg_notify('" + ArrivalNotice.CHANNEL + "', notice) FROM unnest(:notices::text[]) AS notice";

    private final DatabaseClient database;
    private final Set<UserId> waiting = ConcurrentHashMap.newKeySet();
    private final Sinks.Many<Boolean> hints = Sinks.many().multicast().directBestEffort();
    private final Disposable announcements;

    ArrivalAnnouncer(DatabaseClient database) {
        this.database = database;
        this.announcements = hints.asFlux()
                .onBackpressureLatest()
                .concatMap(_ -> tellOthers(), 1)
                .subscribe();
    }

    /** Returns at once; safe to call from any thread. */
    void announce(UserId recipient) {
        waiting.add(recipient);
        // Two threads at once must not mean that nobody tells: the one whose hint was taken may have told already.
        hints.emitNext(true, (_, result) -> result == EmitResult.FAIL_NON_SERIALIZED);
    }

    void close() {
        announcements.dispose();
    }

    private Flux<Long> tellOthers() {
        var recipients = takeAll();
        return tell(recipients)
                .timeout(PATIENCE)
                .onErrorResume(error -> {
                    LOG.debug("Could not announce arrivals; listeners will find them by themselves", error);
                    return Mono.empty();
                })
                .thenMany(Flux.from(Mono.delay(PAUSE)));
    }

    private List<UserId> takeAll() {
        var taken = new ArrayList<UserId>();
        waiting.removeIf(recipient -> taken.add(recipient));
        return taken;
    }

    private Mono<Void> tell(List<UserId> recipients) {
        return recipients.isEmpty()
                ? Mono.empty()
                : database.sql(TELL)
                        .bind("notices", ArrivalNotice.of(recipients).toArray(String[]::new))
                        .then();
    }
}
