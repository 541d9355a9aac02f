package dev.tracepress.shared.adapter.jobs.inprocess;

import dev.tracepress.shared.adapter.jobs.queue.LocalWorker;
import dev.tracepress.shared.application.port.out.HealthProbe;
import reactor.core.publisher.Mono;

/** Jobs are well if the worker, where one is expected, takes them. */
record InProcessJobsHealthProbe(LocalWorker worker, boolean workerExpected) implements HealthProbe {

    @Override
    public String part() {
        return "jobs";
    }

    @Override
    public Mono<Void> check() {
        return worker.check(workerExpected);
    }
}
