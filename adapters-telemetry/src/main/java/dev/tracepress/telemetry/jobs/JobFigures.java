package dev.tracepress.telemetry.jobs;

import dev.tracepress.shared.adapter.jobs.JobResult;
import dev.tracepress.telemetry.catalog.Metric;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.time.Duration;
import java.util.List;

/** Counts and times jobs. Every kind has its series from the start, so that a first failure is an increase. */
final class JobFigures {

    private static final List<Metric> COUNTERS = List.of(
            Metric.JOBS_ENQUEUED, Metric.JOBS_COMPLETED, Metric.JOBS_FAILED, Metric.JOBS_RETRIED, Metric.JOBS_DEAD);

    private final MeterRegistry meters;

    JobFigures(MeterRegistry meters) {
        this.meters = meters;
    }

    static void begin(MeterRegistry meters, List<String> kinds) {
        for (var kind : kinds) {
            COUNTERS.forEach(counter -> counter.counter(type(kind)).register(meters));
        }
    }

    void enqueued(String kind, long jobs) {
        Metric.JOBS_ENQUEUED.counter(type(kind)).register(meters).increment((double) jobs);
    }

    void started(String kind, Duration waited) {
        Metric.JOBS_QUEUE_LATENCY.timer(type(kind)).register(meters).record(waited);
    }

    void ended(String kind, JobResult result, String label, Duration took) {
        Metric.JOBS_DURATION
                .timer(type(kind).and("result", label))
                .register(meters)
                .record(took);
        if (result == JobResult.SUCCESS) {
            increment(Metric.JOBS_COMPLETED, kind);
        } else {
            failed(kind, result);
        }
    }

    /** Counts an attempt that failed; of others, nothing. */
    void failed(String kind, JobResult result) {
        if (result == JobResult.RETRIED) {
            increment(Metric.JOBS_FAILED, kind);
            increment(Metric.JOBS_RETRIED, kind);
        } else if (result == JobResult.DEAD) {
            increment(Metric.JOBS_FAILED, kind);
            increment(Metric.JOBS_DEAD, kind);
        }
    }

    private void increment(Metric metric, String kind) {
        metric.counter(type(kind)).register(meters).increment();
    }

    private static Tags type(String kind) {
        return Tags.of("job.type", kind);
    }
}
