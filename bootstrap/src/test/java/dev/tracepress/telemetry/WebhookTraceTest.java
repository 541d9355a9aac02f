package dev.tracepress.telemetry;

import static dev.tracepress.testkit.Facts.holds;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** The story of a favourite goes on in the other system that is told of it. */
class WebhookTraceTest extends TelemetryTest {

    private static final String TRACE_ID = "4bf92f3577b34da6a3ce929d0e0e4741";

    private final WebhookReceiver webhook;

    WebhookTraceTest() {
        var receiving = WebhookReceiver.refusing(1);
        super(receiving.settings());
        this.webhook = receiving;
    }

    @AfterAll
    void close() {
        webhook.close();
    }

    @Test
    void the_receiver_is_told_the_trace_of_each_attempt_and_no_baggage() {
        api.post("/api/articles/a-title/favorite")
                .as(bob)
                .header("traceparent", "00-" + TRACE_ID + "-00f067aa0ba902b7-01")
                .header("baggage", "who=CanaryBaggageQ7")
                .send();
        holds(() -> deliveries().size() == 2);

        var refused = deliveries().getFirst();
        var taken = deliveries().getLast();
        assertThat(refused.traceId()).isEqualTo(TRACE_ID);
        assertThat(taken.traceId()).as("a retry has a trace of its own").isNotEqualTo(TRACE_ID);
        assertThat(webhook.calls())
                .extracting(call -> call.getFirst("traceparent").replaceFirst("-0[13]$", ""))
                .containsExactly(traceparent(refused), traceparent(taken));
        assertThat(webhook.calls()).noneMatch(call -> call.containsKey("baggage"));
        assertThat(webhook.calls())
                .extracting(call -> call.getFirst("Tracepress-Delivery"))
                .containsExactly("notification-1", "notification-1");
        assertThat(refused.status()).isEqualTo("ERROR");
        assertThat(refused.attributes())
                .containsEntry("http.response.status_code", 503L)
                .containsEntry("error.type", "503");
        assertThat(taken.status()).isEqualTo("UNSET");
        assertThat(taken.kind()).isEqualTo("CLIENT");
        assertThat(taken.attributes())
                .containsEntry("http.request.method", "POST")
                .containsEntry("http.response.status_code", 204L)
                .containsEntry("server.address", "127.0.0.1")
                .containsEntry("server.port", (long) webhook.port())
                .containsEntry("url.full", "http://127.0.0.1:" + webhook.port())
                .doesNotContainKey("error.type");
        assertThat(receiver.everything()).doesNotContain(WebhookReceiver.KEY);
    }

    private List<ReceivedSpan> deliveries() {
        return receiver.spans().stream()
                .filter(span -> span.name().equals("webhook.deliver"))
                .toList();
    }

    /** Without the flags, which may say too that the id is random. */
    private static String traceparent(ReceivedSpan span) {
        return "00-%s-%s".formatted(span.traceId(), span.spanId());
    }
}
