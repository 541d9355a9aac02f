package dev.tracepress.telemetry.recording;

import dev.tracepress.operations.application.port.out.RunningJob;
import dev.tracepress.operations.application.port.out.ServiceFigures;
import dev.tracepress.operations.application.port.out.WorkerView;
import dev.tracepress.operations.application.port.out.Workers;
import dev.tracepress.shared.adapter.jobs.JobSettings;
import dev.tracepress.shared.adapter.jobs.WorkerName;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import reactor.core.publisher.Flux;

/** The worker of this process, if it is one. */
record ThisWorker(
        JobSettings settings,
        WorkerName name,
        ServiceFigures figures,
        Supplier<List<RunningJob>> attempts,
        InstantSource time)
        implements Workers {

    private static final Set<String> TOLD =
            Set.of("jobs.duration.count", "jobs.queue.latency.count", "jobs.queue.latency.sum");

    @Override
    public Flux<WorkerView> now() {
        return settings.runsJobs()
                ? figures.now()
                        .filter(figure -> TOLD.contains(figure.name()))
                        .collectList()
                        .map(told -> new WorkerView(name.value(), time.instant(), told, attempts.get()))
                        .flux()
                : Flux.empty();
    }
}
