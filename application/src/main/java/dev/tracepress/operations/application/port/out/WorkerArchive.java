package dev.tracepress.operations.application.port.out;

import reactor.core.publisher.Mono;

/** Where a worker tells all processes what it does. */
public interface WorkerArchive {

    /** In place of what the worker has told before. */
    Mono<Void> keep(WorkerView worker);
}
