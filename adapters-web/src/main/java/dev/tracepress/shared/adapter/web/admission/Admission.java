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

    private final Map<RouteClass, Entrance> entrances;

    /**
     * @param patience how long nine in ten may take before fewer are let in
     * @param nanos a clock that never goes back
     * @param toSignIn for what hashes passwords
     */
    Admission(Duration patience, LongSupplier nanos, FairQueue toSignIn) {
        var all = new EnumMap<RouteClass, Entrance>(RouteClass.class);
        for (var kind : RouteClass.values()) {
            all.put(
                    kind,
                    switch (kind) {
                        case READ, WRITE -> new Places(new Bounds(16, 256, 512), patience, nanos);
                        case LIST -> new Places(new Bounds(16, 128, 512), patience, nanos);
                        case SEARCH -> new Places(new Bounds(4, 32, 64), patience, nanos);
                        case SIGN_IN -> toSignIn;
                    });
        }
        this.entrances = Collections.unmodifiableMap(all);
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
