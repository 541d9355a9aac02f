package dev.tracepress.telemetry.recording;

import dev.tracepress.operations.application.port.out.ServiceFigures;
import dev.tracepress.operations.application.port.out.ServiceFiguresContract;
import dev.tracepress.telemetry.catalog.Metric;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;

class MeterFiguresTest extends ServiceFiguresContract {

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

    @Override
    protected ServiceFigures figures() {
        return new MeterFigures(meters);
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
