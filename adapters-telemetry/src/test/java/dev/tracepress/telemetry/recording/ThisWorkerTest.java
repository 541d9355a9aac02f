package dev.tracepress.telemetry.recording;

import static dev.tracepress.testkit.Facts.resultOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tracepress.operations.application.port.out.Figure;
import dev.tracepress.operations.application.port.out.RunningJob;
import dev.tracepress.operations.application.port.out.WorkerView;
import dev.tracepress.operations.application.port.out.Workers;
import dev.tracepress.operations.application.port.out.WorkersContract;
import dev.tracepress.shared.adapter.jobs.JobSettings;
import dev.tracepress.shared.adapter.jobs.WorkerName;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;

class ThisWorkerTest extends WorkersContract {

    private static final Instant NOON = Instant.parse("2026-11-28T12:00:00Z");

    private final List<RunningJob> attempts = new ArrayList<>();

    @Override
    protected Workers telling(WorkerView worker) {
        attempts.addAll(worker.running());
        return worker(worker.name(), worker.figures(), true);
    }

    @Test
    void figures_of_other_things_are_not_told_nor_is_anything_by_a_process_that_runs_no_jobs() {
        var heap = new Figure("jvm.memory.used", new TreeMap<>(), 1);

        assertThat(resultOf(worker("one", List.of(heap), true).now().single()).figures())
                .isEmpty();
        assertThat(resultOf(worker("one", List.of(heap), false).now().collectList()))
                .isEmpty();
    }

    private ThisWorker worker(String name, List<Figure> figures, boolean runsJobs) {
        return new ThisWorker(
                JobSettings.usual(runsJobs),
                new WorkerName(name),
                () -> Flux.fromIterable(figures),
                () -> attempts,
                InstantSource.fixed(NOON));
    }
}
