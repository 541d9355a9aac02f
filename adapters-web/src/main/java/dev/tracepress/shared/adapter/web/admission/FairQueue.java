package dev.tracepress.shared.adapter.web.admission;

import com.netflix.concurrency.limits.Limiter.Listener;
import dev.tracepress.shared.domain.KeepsState;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import reactor.core.publisher.Mono;
import reactor.core.publisher.MonoSink;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * Lets a few in at once and has the others wait, those of one client behind each other, one of each client after the other (fair
 * queueing, RFC 970): whoever asks a lot waits behind themselves alone. Where there is no room to wait, the last in the longest line goes
 * for one who has a shorter one.
 */
@KeepsState("how many are in, and who waits")
final class FairQueue implements Entrance {

    private final int atOnce;
    private final int room;
    private final Duration patience;
    private final Scheduler scheduler;
    private final AtomicReference<WaitingLine<Waiting>> line = new AtomicReference<>(WaitingLine.empty());

    /**
     * @param atOnce how many are in at once
     * @param room how many may wait
     * @param patience for how long each of them may
     * @param scheduler lets in and refuses those who wait
     */
    FairQueue(int atOnce, int room, Duration patience, Scheduler scheduler) {
        this.atOnce = atOnce;
        this.room = room;
        this.patience = patience;
        this.scheduler = scheduler;
    }

    @Override
    public int limit() {
        return atOnce;
    }

    @Override
    public int taken() {
        return line.get().in().size();
    }

    @Override
    public boolean isFullFor(Supplier<String> client) {
        return line.get().isFullFor(client.get(), atOnce, room);
    }

    /**
     * A place once it is this client's turn; empty if there is no room to wait, or it does not come in time.
     *
     * <p>Nothing may come between it and whoever takes the place that hands it on at another time: who cancels meanwhile would leave it
     * taken for ever.
     */
    @Override
    public Mono<Place> take(Supplier<String> client) {
        return Mono.create(sink -> join(new Waiting(client.get(), sink)));
    }

    private void join(Waiting waiting) {
        waiting.sink.onCancel(waiting.place::abandoned);
        move(now -> now.joinedBy(waiting, atOnce, room), Schedulers.immediate());
        if (line.get().hasWaiting(waiting)) {
            waiting.sink.onDispose(scheduler.schedule(
                    () -> leave(now -> now.givenUpBy(waiting)), patience.toMillis(), TimeUnit.MILLISECONDS));
        }
    }

    /** Whoever leaves lets the next in, and need not do what they came for. */
    private void leave(UnaryOperator<WaitingLine<Waiting>> step) {
        move(step, scheduler);
    }

    private void move(UnaryOperator<WaitingLine<Waiting>> step, Scheduler where) {
        WaitingLine<Waiting> before;
        WaitingLine<Waiting> after;
        do {
            before = line.get();
            after = step.apply(before);
        } while (!line.compareAndSet(before, after));
        after.letIn().ifPresent(waiting -> where.schedule(waiting::enter));
        after.refused().ifPresent(waiting -> where.schedule(waiting::refuse));
    }

    private long now() {
        return scheduler.now(TimeUnit.MILLISECONDS);
    }

    /** One who waits, and then has a place. */
    private final class Waiting implements WaitingLine.OfClient, Listener {

        private final String client;
        private final MonoSink<Place> sink;
        private final Place place = new Place(this);
        private final long since = now();

        Waiting(String client, MonoSink<Place> sink) {
            this.client = client;
            this.sink = sink;
        }

        @Override
        public String client() {
            return client;
        }

        void enter() {
            sink.success(place.after(Duration.ofMillis(now() - since)));
        }

        void refuse() {
            sink.success();
        }

        @Override
        public void onSuccess() {
            leave(now -> now.leftBy(this));
        }

        @Override
        public void onIgnore() {
            onSuccess();
        }

        @Override
        public void onDropped() {
            onSuccess();
        }
    }
}
