package dev.tracepress.telemetry;

import static dev.tracepress.testkit.Facts.holds;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tracepress.http.Listener;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** What is told of requests whose answers go on for as long as the client likes. */
class StreamTelemetryTest extends TelemetryTest {

    private static final String TRACE_ID = "4bf92f3577b34da6a3ce929d0e0e4740";
    private static final double NANOS_OF_A_MILLISECOND = 1e6;
    private static final String ROUTE = "/api/notifications/stream";

    StreamTelemetryTest() {
        super("--TRACEPRESS_STREAM_HEARTBEAT=PT0.1S");
    }

    @Test
    void a_stream_has_been_served_when_it_begins_and_is_told_of_when_it_ends() {
        receiver.clear();
        var before = served();
        double listened;
        try (var listener = listen()) {
            var began = System.nanoTime();
            api.post("/api/articles/a-title/favorite").as(bob).send();
            assertThat(listener.events(1)).hasSize(1);
            holds(() -> listener.heartbeats() > 10);

            assertThat(served()).isEqualTo(before + 1);
            assertThat(metrics()).contains("notifications_streams 1.0");
            assertThat(named("notification.stream", trace(TRACE_ID, isNamed("notification.stream")))
                            .attributes())
                    .containsEntry("user.id", 1L);
            assertThat(spansOf(TRACE_ID)).noneMatch(isNamed("GET " + ROUTE));
            assertThat(accessLines()).isEmpty();
            listened = (System.nanoTime() - began) / NANOS_OF_A_MILLISECOND;
        }

        var spans = trace(TRACE_ID, isNamed("GET " + ROUTE));
        var span = named("GET " + ROUTE, spans);
        assertThat(span.status()).isEqualTo("UNSET");
        assertThat(span.attributes())
                .containsEntry("http.response.status_code", 200L)
                .doesNotContainKey("error.type");
        assertThat(span.milliseconds()).as("as long as it was listened to").isGreaterThanOrEqualTo(listened);
        assertThat(spans)
                .as("statements after the beginning are not among them")
                .hasSizeLessThan(8);
        holds(() -> accessLines().size() == 1);
        assertThat(accessLines().getFirst().attributes())
                .containsEntry("status", 200L)
                .doesNotContainKey("error_type");
        assertThat(figure("http_server_request_total{")).as("counted once").isEqualTo(before + 1);
        assertThat(metrics()).contains("notifications_streams 0.0", "http_server_active_requests 1.0");
        assertThat(complaintsOf(TRACE_ID)).isEmpty();
    }

    @Test
    void an_address_that_is_written_otherwise_is_that_of_a_stream_as_well() {
        var before = served();
        try (var listener = Listener.at(service.url().resolve("/api/notifications/%73tream"), ada)) {
            holds(() -> listener.heartbeats() > 0);

            assertThat(served()).isEqualTo(before + 1);
        }
        holds(() -> metrics().contains("notifications_streams 0.0"));
    }

    private double served() {
        return figure("http_server_request_duration_seconds_count{");
    }

    private double figure(String name) {
        return metrics().stream()
                .filter(line -> line.startsWith(name)
                        && line.contains(ROUTE)
                        && line.contains("http_response_status_code=\"200\""))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }

    private Listener listen() {
        return Listener.to(service.url(), ada, "traceparent", "00-" + TRACE_ID + "-00f067aa0ba902b7-01");
    }

    private List<String> metrics() {
        return api.get("/metrics").send().body().lines().toList();
    }

    private List<ReceivedLog> accessLines() {
        return receiver.logs().stream()
                .filter(log -> log.loggerName().equals("dev.tracepress.access"))
                .filter(log -> log.traceId().equals(TRACE_ID))
                .toList();
    }

    private static Predicate<ReceivedSpan> isNamed(String name) {
        return span -> span.name().equals(name);
    }
}
