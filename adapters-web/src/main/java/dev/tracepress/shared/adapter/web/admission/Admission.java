package dev.tracepress.shared.adapter.web.admission;

import java.time.Duration;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/** Who may be answered now, class by class. */
public final class Admission {

    private final Map<RouteClass, Places> places;

    /**
     * @param patience how long nine in ten may take before fewer are let in
     * @param nanos a clock that never goes back
     */
    Admission(Duration patience, LongSupplier nanos) {
        var all = new EnumMap<RouteClass, Places>(RouteClass.class);
        for (var kind : RouteClass.values()) {
            all.put(kind, new Places(Bounds.of(kind), patience, nanos));
        }
        this.places = Collections.unmodifiableMap(all);
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
    Optional<Place> enter(RouteClass kind, Supplier<String> client) {
        return of(kind).take(client);
    }

    /** All classes have places. */
    private Places of(RouteClass kind) {
        return Objects.requireNonNull(places.get(kind));
    }
}
