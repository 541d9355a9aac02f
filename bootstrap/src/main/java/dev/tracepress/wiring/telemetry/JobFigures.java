package dev.tracepress.wiring.telemetry;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.time.Duration;
import java.util.List;

/** Counts and times jobs. Every kind has its series from the start, so that a first failure is an increase. */
final class JobFigures {

    private static final List<Metric> COUNTERS = List.of(
            Metric.JOBS_ENQUEUED, Metric.JOBS_COMPLETED, Metric.JOBS_FAILED, Metric.JOBS_RETRIED, Metric.JOBS_DEAD);

    private final MeterRegistry meters;

    JobFigures(MeterRegistry meters, List<String> kinds) {
        this.meters = meters;
        for (var kind : kinds) {
            COUNTERS.forEach(counter -> counter.counter(type(kind)).register(meters));
        }
    }

    void enqueued(String kind) {
        increment(Metric.JOBS_ENQUEUED, kind);
    }

    void started(String kind, Duration waited) {
        Metric.JOBS_QUEUE_LATENCY.timer(type(kind)).register(meters).record(waited);
    }

    void ended(String kind, JobResult result, Duration took) {
        Metric.JOBS_DURATION
                .summary(type(kind).and("result", result.label()))
                .register(meters)
                .record(took.toNanos() / 1e6);
        if (result == JobResult.SUCCESS) {
            increment(Metric.JOBS_COMPLETED, kind);
        } else if (result == JobResult.RETRIED) {
            failed(kind);
        }
    }

    void abandoned(String kind) {
        failed(kind);
    }

    private void failed(String kind) {
        increment(Metric.JOBS_FAILED, kind);
        increment(Metric.JOBS_RETRIED, kind);
    }

    private void increment(Metric metric, String kind) {
        metric.counter(type(kind)).register(meters).increment();
    }

    private static Tags type(String kind) {
        return Tags.of("job.type", kind);
    }
}
