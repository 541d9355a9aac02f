package dev.tracepress.telemetry;

import static dev.tracepress.testkit.Facts.completes;
import static dev.tracepress.testkit.Facts.holds;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A job that fails at first, as a collector sees it. */
class RetryTraceTest extends TelemetryTest {

    private static final String TRACE_ID = "4bf92f3577b34da6a3ce929d0e0e4737";

    private List<ReceivedSpan> attempts = List.of();

    @BeforeEach
    void favorite_while_notifications_cannot_be_written() {
        receiver.clear();
        sql("ALTER TABLE notifications RENAME TO away");
        api.post("/api/articles/a-title/favorite")
                .as(bob)
                .header("traceparent", "00-" + TRACE_ID + "-00f067aa0ba902b7-01")
                .send();
        trace(TRACE_ID, span -> span.name().equals("job.notification"));
        sql("ALTER TABLE away RENAME TO notifications");
        holds(() -> attempts().getLast().attributes().containsValue("success"));
        attempts = attempts();
    }

    @Test
    void the_first_attempt_is_part_of_the_requests_trace_and_says_that_it_failed() {
        var first = attempts.getFirst();

        assertThat(first.traceId()).isEqualTo(TRACE_ID);
        assertThat(first.status()).isEqualTo("ERROR");
        assertThat(first.attributes())
                .containsEntry("job.attempt", 1L)
                .containsEntry("job.result", "retried")
                .containsKey("error.type");
    }

    @Test
    void every_retry_starts_a_trace_of_its_own_that_links_back_to_the_enqueuing() {
        var enqueuing = named("job.enqueue.notification", receiver.spans());

        assertThat(attempts).hasSizeGreaterThan(1);
        assertThat(attempts.subList(1, attempts.size())).allSatisfy(retry -> {
            assertThat(retry.isRoot()).isTrue();
            assertThat(retry.traceId()).isNotEqualTo(TRACE_ID);
            assertThat(retry.attributes()).containsEntry("job.id", "favorite-1");
            assertThat(retry.links())
                    .singleElement()
                    .satisfies(link ->
                            assertThat(link.traceId() + link.spanId()).isEqualTo(TRACE_ID + enqueuing.spanId()));
        });
        assertThat(attempts.getLast().attributes()).containsEntry("job.attempt", (long) attempts.size());
    }

    @Test
    void the_line_about_the_failure_stands_in_the_trace_of_the_attempt() {
        holds(() -> receiver.logs().stream().anyMatch(log -> log.body().contains("it is tried again")));

        assertThat(receiver.logs())
                .filteredOn(log -> log.body().contains("it is tried again"))
                .first()
                .satisfies(log -> {
                    assertThat(log.severityText()).isEqualTo("WARN");
                    assertThat(log.traceId()).isEqualTo(TRACE_ID);
                    assertThat(log.spanId()).isEqualTo(attempts.getFirst().spanId());
                    assertThat(log.attributes())
                            .containsEntry("job_id", "favorite-1")
                            .containsEntry("job_type", "notification")
                            .containsEntry("attempt", 1L);
                });
    }

    private List<ReceivedSpan> attempts() {
        return receiver.spans().stream()
                .filter(span -> span.name().equals("job.notification"))
                .sorted((one, other) -> Long.compare(one.startNanos(), other.startNanos()))
                .toList();
    }

    private void sql(String statement) {
        completes(service.database().sql(statement).then());
    }
}
