package dev.tracepress.notification.adapter.jobs;

import dev.tracepress.identity.domain.UserId;
import dev.tracepress.notification.application.port.out.NotificationFeed;
import dev.tracepress.notification.application.port.out.NotificationQueries;
import dev.tracepress.notification.domain.NotificationId;
import dev.tracepress.shared.adapter.jobs.listening.ChannelListener;
import dev.tracepress.shared.domain.KeepsState;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.FluxSink;
import reactor.core.publisher.FluxSink.OverflowStrategy;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.core.publisher.Sinks.EmitResult;
import reactor.util.retry.Retry;

/**
 * Hands what the one listening connection of this process hears to those who listen for that recipient; whoever hears nothing
 * costs an entry in a map.
 *
 * <p>What is told while the connection is away is lost. So after every connect, and every pause in case a process died
 * between a commit and its announcement, it looks which recipients' newest notification is another than at its last look: one
 * statement for all of them, so that a reconnect does not make thousands of listeners ask at once.
 */
@KeepsState("the open streams of this process")
final class HeardArrivals implements NotificationFeed, ChannelListener {

    private static final Logger LOG = LoggerFactory.getLogger(HeardArrivals.class);
    private static final Duration USUAL_PAUSE = Duration.ofSeconds(30);
    private static final Duration UNTOLD_PAUSE = Duration.ofSeconds(1);

    /** A connection that was dropped without a word would be waited for much longer. */
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);
    private static final NotificationId NOTHING = new NotificationId(0);

    private final NotificationQueries queries;
    private final Map<UserId, Ears> open = new ConcurrentHashMap<>();
    private final Sinks.Many<Boolean> connects = Sinks.many().multicast().directBestEffort();
    private final Disposable looks;

    HeardArrivals(NotificationQueries queries, Duration pause) {
        this.queries = queries;
        this.looks = Flux.merge(
                        connects.asFlux(),
                        Flux.interval(pause).onBackpressureDrop().map(_ -> true))
                .onBackpressureLatest()
                .concatMap(_ -> look(), 1)
                .subscribe();
    }

    /** Between looks, which are all there is where other processes are not heard. */
    static Duration pause(boolean listens) {
        return listens ? USUAL_PAUSE : UNTOLD_PAUSE;
    }

    @Override
    public Flux<UserId> arrivals(UserId recipient) {
        return Flux.create(
                ear -> {
                    open.compute(recipient, (_, ears) -> ears == null ? Ears.of(ear) : ears.and(ear));
                    ear.onDispose(() -> open.computeIfPresent(
                            recipient, (_, ears) -> ears.without(ear).orElse(null)));
                    ear.next(recipient);
                },
                OverflowStrategy.LATEST);
    }

    @Override
    public String channel() {
        return ArrivalNotice.CHANNEL;
    }

    @Override
    public void heard(String notice) {
        ArrivalNotice.recipients(notice).forEach(this::hint);
    }

    @Override
    public void connected() {
        connects.emitNext(true, (_, result) -> result == EmitResult.FAIL_NON_SERIALIZED);
    }

    void close() {
        looks.dispose();
    }

    private void hint(UserId recipient) {
        var ears = open.get(recipient);
        if (ears != null) {
            ears.all().forEach(ear -> ear.next(recipient));
        }
    }

    private Mono<Void> look() {
        return Mono.fromSupplier(() -> Set.copyOf(open.keySet()))
                .filter(recipients -> !recipients.isEmpty())
                .flatMap(recipients -> queries.newest(recipients)
                        .timeout(PATIENCE)
                        .doOnNext(newest -> recipients.forEach(
                                recipient -> seen(recipient, newest.getOrDefault(recipient, NOTHING)))))
                .doOnError(error -> LOG.debug("Arrivals cannot be looked for; they will be in {}", LOOK_AGAIN, error))
                .retryWhen(Retry.fixedDelay(Long.MAX_VALUE, LOOK_AGAIN))
                .then();
    }

    private void seen(UserId recipient, NotificationId newest) {
        var ears = open.get(recipient);
        if (ears != null && !ears.newest().equals(Optional.of(newest))) {
            open.computeIfPresent(recipient, (_, present) -> present.upTo(newest));
            hint(recipient);
        }
    }

    /**
     * Those who listen for one recipient.
     *
     * @param newest the recipient's newest notification at the last look; empty if somebody has come since
     */
    private record Ears(Set<FluxSink<UserId>> all, Optional<NotificationId> newest) {

        static Ears of(FluxSink<UserId> first) {
            return new Ears(Set.of(first), Optional.empty());
        }

        Ears and(FluxSink<UserId> another) {
            var more = new HashSet<>(all);
            more.add(another);
            return new Ears(more, Optional.empty());
        }

        Optional<Ears> without(FluxSink<UserId> gone) {
            var left = new HashSet<>(all);
            left.remove(gone);
            return left.isEmpty() ? Optional.empty() : Optional.of(new Ears(left, newest));
        }

        Ears upTo(NotificationId seen) {
            return new Ears(all, Optional.of(seen));
        }
    }
}
