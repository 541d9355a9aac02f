package dev.tracepress.telemetry.recording;

import dev.tracepress.operations.application.port.out.RunningJob;
import dev.tracepress.operations.application.port.out.WorkerView;
import dev.tracepress.shared.application.port.out.JobKey;
import dev.tracepress.shared.domain.KeepsState;
import dev.tracepress.telemetry.jobs.JobAttributes;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.trace.ReadWriteSpan;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SpanProcessor;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The attempts at jobs whose spans have begun and not ended. */
@KeepsState("which attempts run at the moment")
final class RunningAttempts implements SpanProcessor {

    private final Map<String, RunningJob> running = new ConcurrentHashMap<>();

    @Override
    public void onStart(Context parent, ReadWriteSpan span) {
        if (span.getKind() == SpanKind.CONSUMER) {
            jobOf(span).ifPresent(job -> running.put(span.getSpanContext().getSpanId(), job));
        }
    }

    @Override
    public void onEnd(ReadableSpan span) {
        if (span.getKind() == SpanKind.CONSUMER) {
            running.remove(span.getSpanContext().getSpanId());
        }
    }

    /** The longest first. */
    List<RunningJob> now() {
        return running.values().stream()
                .sorted(Comparator.comparing(RunningJob::since))
                .limit(WorkerView.MOST_RUNNING)
                .toList();
    }

    private static Optional<RunningJob> jobOf(ReadableSpan span) {
        var kind = Optional.ofNullable(span.getAttribute(JobAttributes.JOB_TYPE));
        var id = Optional.ofNullable(span.getAttribute(JobAttributes.JOB_ID));
        var since = SpanReading.instant(span.toSpanData().getStartEpochNanos());
        return kind.flatMap(type -> id.map(job -> new RunningJob(new JobKey(type, job), since)));
    }

    @Override
    public boolean isStartRequired() {
        return true;
    }

    @Override
    public boolean isEndRequired() {
        return true;
    }
}
