package dev.tracepress.telemetry;

import static dev.tracepress.testkit.Facts.holds;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tracepress.http.Api;
import dev.tracepress.http.RawConnection;
import dev.tracepress.testkit.Verdict;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What is said of a request that the service's own stop cuts off. */
@Tag("slow")
class ShutdownTest {

    private static final String HEALTH = "GET /api/health HTTP/1.1\r\nHost: localhost\r\n\r\n";
    private static final String TRACE_ID = "4bf92f3577b34da6a3ce929d0e0e473a";

    @Test
    void it_is_the_services_doing_and_not_its_clients() throws IOException {
        try (var receiver = OtlpReceiver.start()) {
            var service = TelemetryTest.exportingTo(
                    receiver, BrokenRoutes.SETTING, "--spring.lifecycle.timeout-per-shutdown-phase=1s");
            try (var connection = RawConnection.to(service.url())) {
                connection.send("GET /test/never HTTP/1.1\r\nHost: localhost\r\ntraceparent: 00-" + TRACE_ID
                        + "-00f067aa0ba902b7-01\r\n\r\n");
                holds(() -> isUnderWay(new Api(service.url())));

                service.close();

                var answer = connection.answer();
                assertThat(answer.text()).startsWith("HTTP/1.1 503 ");
                assertThat(answer.header("Connection")).isEqualTo("close");
            }

            assertThat(receiver.spans())
                    .filteredOn(span ->
                            span.traceId().equals(TRACE_ID) && span.kind().equals("SERVER"))
                    .singleElement()
                    .satisfies(span -> assertThat(span.attributes()).containsEntry("http.response.status_code", 503L));
            assertThat(receiver.logs())
                    .filteredOn(line ->
                            TRACE_ID.equals(line.traceId()) && line.attributes().containsKey("route"))
                    .singleElement()
                    .satisfies(line -> assertThat(line.attributes()).containsEntry("status", 503L));
        }
    }

    @Test
    void while_it_stops_a_connection_ends_with_its_answer() throws IOException {
        try (var receiver = OtlpReceiver.start()) {
            var service = TelemetryTest.exportingTo(
                    receiver, BrokenRoutes.SETTING, "--spring.lifecycle.timeout-per-shutdown-phase=2s");
            try (var running = RawConnection.to(service.url());
                    var idle = RawConnection.to(service.url())) {
                running.send("GET /test/never HTTP/1.1\r\nHost: localhost\r\n\r\n");
                holds(() -> isUnderWay(new Api(service.url())));
                var stopping = CompletableFuture.runAsync(service::close);

                var answer = idle.send(HEALTH).answer();
                while (!answer.header("Connection").equals("close")) {
                    answer = idle.send(HEALTH).answer();
                }

                var cutOff = running.answer();
                assertThat(cutOff.text()).startsWith("HTTP/1.1 503 ");
                new Verdict("8")
                        .mustEqual("lastAnswerOfAConnection", answer.header("Connection"), "close")
                        .mustEqual("afterIt", idle.answer().text(), "")
                        .mustEqual("cutOffIsTold", cutOff.text().startsWith("HTTP/1.1 503 "), true)
                        .give();
                stopping.join();
            }
        }
    }

    /** Beside the one that asks. */
    private static boolean isUnderWay(Api api) {
        return api.get("/metrics").send().body().lines().anyMatch("http_server_active_requests 2.0"::equals);
    }
}
