package dev.tracepress.shared.adapter.persistence.replica;

import dev.tracepress.shared.domain.KeepsState;
import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.spi.Connection;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/** A server that follows the primary, as far as it has followed. */
@KeepsState("how far the replica has followed, and whether it is the primary")
final class Replica {

    private static final Logger LOG = LoggerFactory.getLogger(Replica.class);

    private final String name;
    private final ConnectionPool connections;
    private final AtomicReference<@Nullable Following> following = new AtomicReference<>();
    private final AtomicBoolean primary = new AtomicBoolean();

    /**
     * One that is not known to follow.
     *
     * @param name its host and port
     * @param connections by the check that each has to pass before it is given to anybody
     */
    Replica(String name, Function<Function<Connection, Mono<Void>>, ConnectionPool> connections) {
        this.name = name;
        this.connections = connections.apply(new SameServer(this::server)::check);
    }

    private Optional<String> server() {
        return Optional.ofNullable(following.get()).map(Following::server);
    }

    ConnectionPool connections() {
        return connections;
    }

    /** What it has reached, unless that is older. */
    Optional<Moment> reachedWithin(Duration oldest, long now) {
        return Optional.ofNullable(following.get())
                .map(Following::moment)
                .filter(moment -> moment.age(now).compareTo(oldest) <= 0);
    }

    boolean follows() {
        return following.get() != null;
    }

    /** How far it is behind; empty while it is not known to follow. */
    Optional<Duration> behind(long now) {
        return Optional.ofNullable(following.get())
                .map(follower -> follower.moment().age(now));
    }

    /** @param server which it was asked of; after another one, whoever reads is told, for they went by what that had reached */
    void hasReached(Moment moment, String server) {
        primary.set(false);
        if (server().filter(known -> !known.equals(server)).isPresent()) {
            isLeftOut("its address has come to lead to another server");
        }
        var before = following.getAndUpdate(
                follower -> new Following(moment, server, follower == null ? Sinks.empty() : follower.ended()));
        if (before == null) {
            LOG.info("The replica {} follows, and is read from", name);
        }
    }

    /** Nobody reads from it any more, and those who do are told. */
    void isLeftOut(String why) {
        primary.set(false);
        if (endsFollowing()) {
            LOG.warn("The replica {} is left out: {}", name, why);
        }
    }

    /** It is what others follow: where any may be promoted, all are named. Nobody reads from it as from a replica. */
    void isThePrimary() {
        var _ = endsFollowing();
        if (!primary.getAndSet(true)) {
            LOG.info("{} is the primary itself, and not read from as a replica", name);
        }
    }

    private boolean endsFollowing() {
        var before = following.getAndSet(null);
        if (before != null) {
            before.ended().tryEmitEmpty();
        }
        return before != null;
    }

    boolean isPrimary() {
        return primary.get();
    }

    /** Comes when it is left out. */
    Mono<Void> leftOut() {
        var follower = following.get();
        return follower == null ? Mono.empty() : follower.ended().asMono();
    }

    /** What it has reached, and who waits for the end of that. */
    private record Following(Moment moment, String server, Sinks.Empty<Void> ended) {}
}
