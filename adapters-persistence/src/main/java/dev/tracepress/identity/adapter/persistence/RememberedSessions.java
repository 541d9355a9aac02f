package dev.tracepress.identity.adapter.persistence;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import dev.tracepress.identity.domain.Session;
import dev.tracepress.identity.domain.UserId;
import dev.tracepress.shared.domain.KeepsState;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLongArray;
import reactor.core.publisher.Mono;

/**
 * Whether sessions were open when somebody looked, believed for {@link #FRESH} after the look unless a session of the user has ended
 * here since. Ends are numbered: so a look that began before an end is known for one, however long it took. Nothing that is
 * remembered is ever written again, which would make it last longer.
 *
 * <p>There are so many places, whatever there are of users; those who share one are looked for anew together.
 */
@KeepsState("which sessions were looked up in the last seconds, and which have ended")
final class RememberedSessions {

    private static final Duration FRESH = Duration.ofSeconds(2);
    private static final int REMEMBERED = 100_000;
    private static final int PLACES = 1 << 14;

    private final AtomicLongArray ends = new AtomicLongArray(PLACES);
    private final Cache<Session, Seen> seen;

    RememberedSessions(Ticker ticker) {
        this.seen = Caffeine.newBuilder()
                .maximumSize(REMEMBERED)
                .expireAfterWrite(FRESH)
                .ticker(ticker)
                .build();
    }

    /** As it is remembered, or else as a look says. */
    Mono<Boolean> isOpen(Session session, Mono<Boolean> look) {
        return Mono.defer(() -> {
            var end = ends.get(place(session.userId()));
            return Mono.justOrEmpty(seen.getIfPresent(session))
                    .filter(known -> known.afterEnd() == end)
                    .map(Seen::isOpen)
                    .switchIfEmpty(look.doOnNext(isOpen -> seen.put(session, new Seen(isOpen, end))));
        });
    }

    /** To be told once the end is committed: whoever looks before sees what was. */
    void ended(UserId user) {
        ends.incrementAndGet(place(user));
    }

    private static int place(UserId user) {
        return Math.floorMod(user.hashCode(), PLACES);
    }

    /** With the number of the latest end when the look began. */
    private record Seen(boolean isOpen, long afterEnd) {}
}
