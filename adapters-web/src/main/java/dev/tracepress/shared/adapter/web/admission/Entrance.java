package dev.tracepress.shared.adapter.web.admission;

import java.util.function.Supplier;
import reactor.core.publisher.Mono;

/** Lets in requests of one class, as many at once as do each other no harm. */
sealed interface Entrance permits Places, FairQueue {

    /** How many are let in at once, at the moment. */
    int limit();

    /** How many are in. */
    int taken();

    /** Whether whoever came now would be refused. Who it is is asked only where that matters. */
    boolean isFullFor(Supplier<String> client);

    /** A place, to be left again by whoever subscribes; empty if there is none. */
    Mono<Place> take(Supplier<String> client);
}
