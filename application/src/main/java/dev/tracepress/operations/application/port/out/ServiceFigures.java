package dev.tracepress.operations.application.port.out;

import reactor.core.publisher.Flux;

/** What this process has counted and measured of itself. */
public interface ServiceFigures {

    /**
     * All figures as they stand, by the names of the catalogue of signals, none of which asks anything of the database. Of what
     * is measured again and again there are three, {@code ….count}, {@code ….sum} and {@code ….max}, the last within the
     * last minutes.
     */
    Flux<Figure> now();
}
