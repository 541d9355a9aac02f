package dev.tracepress.telemetry.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tracepress.shared.adapter.jobs.AttemptOutcome;
import dev.tracepress.shared.adapter.jobs.AttemptOutcome.Succeeded;
import dev.tracepress.shared.adapter.jobs.CommittedTogether;
import dev.tracepress.shared.adapter.jobs.JobAttempt;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.trace.ReadWriteSpan;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.SpanProcessor;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

class JobSpansTest {

    private static final Instant NOON = Instant.parse("2026-11-28T12:00:00Z");
    private static final String COMMIT = "4bf92f3577b34da6a3ce929d0e0e4736";

    private final Ended ended = new Ended();
    private final JobSpans jobs = new JobSpans(
            OpenTelemetrySdk.builder()
                    .setTracerProvider(
                            SdkTracerProvider.builder().addSpanProcessor(ended).build())
                    .build(),
            new JobFigures(new SimpleMeterRegistry()),
            new RunningAttempts(),
            InstantSource.fixed(NOON));

    @Test
    void an_attempt_that_committed_with_others_says_with_how_many_and_in_which_trace() {
        run(new Succeeded(Optional.of(new CommittedTogether(3, Optional.of(COMMIT)))));
        assertThat(ended.attributes().get(AttributeKey.longKey("messaging.batch.message_count")))
                .isEqualTo(3);
        assertThat(ended.attributes().get(AttributeKey.stringKey("job.commit_trace_id")))
                .isEqualTo(COMMIT);
        assertThat(ended.attributes().get(JobAttributes.RESULT)).isEqualTo("success");
    }

    @Test
    void one_that_committed_by_itself_says_neither() {
        run(new Succeeded());
        assertThat(ended.attributes().asMap().keySet())
                .extracting(AttributeKey::getKey)
                .contains("job.result")
                .doesNotContain("messaging.batch.message_count", "job.commit_trace_id");
    }

    private void run(AttemptOutcome outcome) {
        var attempt = new JobAttempt("errand", "errand-1", 1, NOON, NOON, Map.of());
        assertThat(jobs.running(attempt, _ -> Mono.just(outcome)).block()).isEqualTo(outcome);
    }

    private static final class Ended implements SpanProcessor {

        private final List<ReadableSpan> spans = new ArrayList<>();

        Attributes attributes() {
            return spans.getFirst().getAttributes();
        }

        @Override
        public void onStart(Context parent, ReadWriteSpan span) {}

        @Override
        public boolean isStartRequired() {
            return false;
        }

        @Override
        public void onEnd(ReadableSpan span) {
            spans.add(span);
        }

        @Override
        public boolean isEndRequired() {
            return true;
        }
    }
}
