package dev.tracepress.telemetry.recording;

import dev.tracepress.operations.application.port.out.ServiceFigures;
import dev.tracepress.operations.application.port.out.WorkerView;
import dev.tracepress.operations.application.port.out.Workers;
import dev.tracepress.shared.adapter.jobs.JobSettings;
import dev.tracepress.shared.adapter.jobs.WorkerName;
import java.time.InstantSource;
import java.util.Set;
import reactor.core.publisher.Flux;

/** The worker of this process, if it is one. */
record ThisWorker(
        JobSettings settings, WorkerName name, ServiceFigures figures, RunningAttempts attempts, InstantSource time)
        implements Workers {

    private static final Set<String> TOLD =
            Set.of("jobs.duration.count", "jobs.queue.latency.count", "jobs.queue.latency.sum");

    @Override
    public Flux<WorkerView> now() {
        return settings.runsJobs()
                ? figures.now()
                        .filter(figure -> TOLD.contains(figure.name()))
                        .collectList()
                        .map(told -> new WorkerView(name.value(), time.instant(), told, attempts.now()))
                        .flux()
                : Flux.empty();
    }
}
