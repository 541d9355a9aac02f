package dev.tracepress.notification.adapter.web;

import dev.tracepress.identity.domain.UserId;
import dev.tracepress.shared.domain.KeepsState;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import reactor.core.publisher.Flux;

/** Keeps one recipient, or all of them, from taking every connection: only so many may listen in this process. */
@KeepsState("how many streams are open, and whose")
final class StreamSeats {

    private final int mostOfOne;
    private final Semaphore free;
    private final Map<UserId, Integer> taken = new ConcurrentHashMap<>();

    StreamSeats(StreamSettings settings) {
        this.mostOfOne = settings.mostOfOne();
        this.free = new Semaphore(settings.most());
    }

    /** The same, with a seat of the recipient's while somebody listens; {@link StreamRefused} if there is none. */
    <T> Flux<T> seated(UserId recipient, Flux<T> stream) {
        return Flux.using(() -> sit(recipient), _ -> stream, this::leave);
    }

    private UserId sit(UserId recipient) {
        if (!free.tryAcquire()) {
            throw StreamRefused.forWantOfSeats();
        }
        if (taken.merge(recipient, 1, Integer::sum) > mostOfOne) {
            leave(recipient);
            throw StreamRefused.ofGreed(mostOfOne);
        }
        return recipient;
    }

    private void leave(UserId recipient) {
        taken.computeIfPresent(recipient, (_, seats) -> seats == 1 ? null : seats - 1);
        free.release();
    }
}
