package dev.tracepress.operations.application.port.out;

import reactor.core.publisher.Flux;

/** Who works at jobs. */
public interface Workers {

    /**
     * All that have told of late, in no order: one that tells no more for ten seconds is one no longer, and a process that runs no
     * jobs is none.
     */
    Flux<WorkerView> now();
}
