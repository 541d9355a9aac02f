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
import dev.tracepress.shared.application.port.out.JobKey;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;

class ThisWorkerTest extends WorkersContract {

    private static final Instant NOON = Instant.parse("2026-11-28T12:00:00Z");

    private final RunningAttempts attempts = new RunningAttempts();
    private final SdkTracerProvider tracers =
            SdkTracerProvider.builder().addSpanProcessor(attempts).build();

    @Override
    protected Workers telling(WorkerView worker) {
        worker.running().forEach(this::begin);
        return worker(worker.name(), worker.figures(), true);
    }

    @Test
    void an_attempt_that_has_ended_does_not_run() {
        var span = begin(new RunningJob(new JobKey("errand", "errand-1"), NOON));
        begin(new RunningJob(new JobKey("errand", "errand-2"), NOON));
        span.end();

        assertThat(attempts.now()).extracting(running -> running.job().id()).containsExactly("errand-2");
    }

    @Test
    void whatever_is_no_attempt_is_not_told() {
        tracers.get("test").spanBuilder("GET /").setSpanKind(SpanKind.SERVER).startSpan();
        tracers.get("test").spanBuilder("no job").setSpanKind(SpanKind.CONSUMER).startSpan();

        assertThat(attempts.now()).isEmpty();
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
                attempts,
                InstantSource.fixed(NOON));
    }

    private Span begin(RunningJob job) {
        return tracers.get("test")
                .spanBuilder("job." + job.job().kind())
                .setSpanKind(SpanKind.CONSUMER)
                .setStartTimestamp(job.since())
                .setAttribute("job.type", job.job().kind())
                .setAttribute("job.id", job.job().id())
                .startSpan();
    }
}
