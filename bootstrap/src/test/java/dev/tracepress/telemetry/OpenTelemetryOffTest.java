package dev.tracepress.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tracepress.http.Api;
import dev.tracepress.wiring.MemoryService;
import java.util.ArrayList;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** As {@code OTEL_SDK_DISABLED} asks for, which Spring Boot reads from the environment of the process only. */
@Tag("slow")
class OpenTelemetryOffTest {

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void the_service_starts_and_sends_nothing_to_whoever_is_named(boolean logs) {
        try (var receiver = OtlpReceiver.start()) {
            var settings = new ArrayList<>(Exports.to(receiver.url()));
            settings.add("--management.opentelemetry.enabled=false");
            settings.add("--management.logging.export.otlp.enabled=" + logs);

            try (var service = MemoryService.start(settings.toArray(String[]::new))) {
                var api = new Api(service.url());
                assertThat(api.get("/api/articles").send().status()).isEqualTo(200);
                assertThat(api.get("/metrics").send().body()).contains("http_server_request_duration_seconds_count");
                assertThat(api.get("/console").send().status()).isEqualTo(404);
            }

            // What is left of metrics is pushed while the service stops.
            assertThat(receiver.requests()).isZero();
        }
    }
}
