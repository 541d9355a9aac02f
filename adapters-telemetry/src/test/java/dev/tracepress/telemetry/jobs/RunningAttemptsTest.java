package dev.tracepress.telemetry.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tracepress.shared.adapter.jobs.JobAttempt;
import dev.tracepress.shared.application.port.out.JobKey;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.opentelemetry.api.OpenTelemetry;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

class RunningAttemptsTest {

    private static final Instant NOON = Instant.parse("2026-11-28T12:00:00Z");

    private final RunningAttempts attempts = new RunningAttempts();

    /** Of a tracer that samples nothing at all. */
    private final JobSpans jobs = new JobSpans(
            OpenTelemetry.noop(), new JobFigures(new SimpleMeterRegistry()), attempts, InstantSource.fixed(NOON));

    @Test
    void an_attempt_runs_until_it_ends_though_nobody_samples_it() {
        var first = jobs.running(attempt("errand-1"), _ -> Mono.never()).subscribe();
        var second = jobs.running(attempt("errand-2"), _ -> Mono.never()).subscribe();
        assertThat(attempts.now())
                .extracting(running -> running.job())
                .containsExactlyInAnyOrder(new JobKey("errand", "errand-1"), new JobKey("errand", "errand-2"));

        first.dispose();

        assertThat(attempts.now()).singleElement().satisfies(running -> {
            assertThat(running.job().id()).isEqualTo("errand-2");
            assertThat(running.since()).isEqualTo(NOON);
        });
        second.dispose();
        assertThat(attempts.now()).isEmpty();
    }

    private static JobAttempt attempt(String id) {
        return new JobAttempt("errand", id, 1, NOON, NOON, Map.of());
    }
}
