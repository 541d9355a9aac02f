package dev.tracepress.shared.adapter.persistence.replica;

import dev.tracepress.shared.domain.KeepsState;
import io.r2dbc.pool.ConnectionPool;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/** A server that follows the primary, as far as it has followed. */
@KeepsState("how far the replica has followed")
final class Replica {

    private static final Logger LOG = LoggerFactory.getLogger(Replica.class);

    private final String name;
    private final ConnectionPool connections;
    private final AtomicReference<@Nullable Following> following = new AtomicReference<>();

    /** @param name its host and port */
    Replica(String name, ConnectionPool connections) {
        this.name = name;
        this.connections = connections;
    }

    ConnectionPool connections() {
        return connections;
    }

    /** What it has reached, unless that is older. */
    Optional<Moment> reachedSince(Instant oldest) {
        return Optional.ofNullable(following.get())
                .map(Following::moment)
                .filter(moment -> !moment.at().isBefore(oldest));
    }

    boolean follows() {
        return following.get() != null;
    }

    /** How far it is behind; empty while it is not known to follow. */
    Optional<Duration> behind(Instant now) {
        return Optional.ofNullable(following.get())
                .map(follower -> Duration.between(follower.moment().at(), now));
    }

    void hasReached(Moment moment) {
        var before = following.getAndUpdate(
                follower -> follower == null ? new Following(moment, Sinks.empty()) : follower.at(moment));
        if (before == null) {
            LOG.info("The replica {} follows, and is read from", name);
        }
    }

    /** Nobody reads from it any more, and those who do are told. */
    void isLeftOut(String why) {
        var before = following.getAndSet(null);
        if (before != null) {
            LOG.warn("The replica {} is left out: {}", name, why);
            before.ended().tryEmitEmpty();
        }
    }

    /** Comes when it is left out. */
    Mono<Void> leftOut() {
        var follower = following.get();
        return follower == null ? Mono.empty() : follower.ended().asMono();
    }

    /** What it has reached, and who waits for the end of that. */
    private record Following(Moment moment, Sinks.Empty<Void> ended) {
        Following at(Moment next) {
            return new Following(next, ended);
        }
    }
}
