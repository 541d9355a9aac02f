package dev.tracepress.telemetry.recording;

import static dev.tracepress.testkit.Facts.resultOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tracepress.operations.application.port.out.ServiceFigures;
import dev.tracepress.operations.application.port.out.ServiceFiguresContract;
import dev.tracepress.telemetry.catalog.Metric;
import io.micrometer.core.instrument.MockClock;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import io.micrometer.core.instrument.simple.CountingMode;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.RepeatedTest;

class MeterFiguresTest extends ServiceFiguresContract {

    private static final int MANY = 32;

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

    @Override
    protected ServiceFigures figures() {
        return new MeterFigures(meters);
    }

    /** Which of them a meter of several registries answers with is chance: of so many, some answer with that of differences. */
    @RepeatedTest(MANY)
    void what_is_counted_is_told_though_somebody_else_is_told_differences_alone() {
        var clock = new MockClock();
        var differences =
                new SimpleMeterRegistry(key -> key.equals("simple.mode") ? CountingMode.STEP.name() : null, clock);
        var all = new CompositeMeterRegistry(clock, List.of(differences, new PrometheusMeterRegistry(_ -> null)));

        Metric.JOBS_ENQUEUED
                .counter(Tags.of("job.type", "errand"))
                .register(all)
                .increment();

        assertThat(resultOf(new MeterFigures(all).now().single()).value()).isEqualTo(1);
    }

    @Override
    protected void enqueued(String kind) {
        Metric.JOBS_ENQUEUED.counter(Tags.of("job.type", kind)).register(meters).increment();
    }

    @Override
    protected void waited(String kind, Duration duration) {
        Metric.JOBS_QUEUE_LATENCY
                .timer(Tags.of("job.type", kind))
                .register(meters)
                .record(duration);
    }
}
