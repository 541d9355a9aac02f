package dev.tracepress.shared.adapter.web.admission;

import java.time.Duration;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import reactor.core.publisher.Mono;

/** Who may be answered now, class by class. */
public final class Admission {

    /** More than a few cores get done while one waits. */
    private static final int WAIT_TO_SIGN_IN = 64;

    /** The first passwords that a process hashes take it half a second each, and many people sign in at once after a start. */
    private static final int LONGER_TO_SIGN_IN = 5;

    private final Map<RouteClass, Entrance> entrances;

    /**
     * @param patience how long nine in ten may take before fewer are let in
     * @param nanos a clock that never goes back
     * @param cores of the machine, half of which hash passwords
     */
    Admission(Duration patience, LongSupplier nanos, int cores) {
        var all = new EnumMap<RouteClass, Entrance>(RouteClass.class);
        for (var kind : RouteClass.values()) {
            all.put(kind, entrance(kind, patience, nanos, cores));
        }
        this.entrances = Collections.unmodifiableMap(all);
    }

    private static Entrance entrance(RouteClass kind, Duration patience, LongSupplier nanos, int cores) {
        return switch (kind) {
            case READ, WRITE -> new Places(new Bounds(16, 256, 512), patience, nanos);
            case LIST -> new Places(new Bounds(16, 128, 512), patience, nanos);
            case SEARCH -> new Places(new Bounds(4, 32, 64), patience, nanos);
            // While one of two is hashed, the other reads or writes.
            case SIGN_IN ->
                new FairQueue(Math.max(2, cores), WAIT_TO_SIGN_IN, patience.multipliedBy(LONGER_TO_SIGN_IN));
        };
    }

    /** How many of that class are let in at once, at the moment. */
    public int limit(RouteClass kind) {
        return of(kind).limit();
    }

    /** How many of that class are being answered. */
    public int admitted(RouteClass kind) {
        return of(kind).taken();
    }

    /** Whether whoever came now would be refused. Who comes is asked only where that matters. */
    boolean isFullFor(RouteClass kind, Supplier<String> client) {
        return of(kind).isFullFor(client);
    }

    /** A place, to be left again; empty if there is none. */
    Mono<Place> enter(RouteClass kind, Supplier<String> client) {
        return of(kind).take(client);
    }

    /** All classes have one. */
    private Entrance of(RouteClass kind) {
        return Objects.requireNonNull(entrances.get(kind));
    }
}
