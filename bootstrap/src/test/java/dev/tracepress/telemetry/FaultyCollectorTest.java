package dev.tracepress.telemetry;

import static dev.tracepress.testkit.Facts.holds;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tracepress.http.Api;
import dev.tracepress.wiring.RunningService;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A collector that is away, refuses, or never answers is the operator's problem and no client's. */
@Tag("slow")
class FaultyCollectorTest {

    private static final List<String> TIGHT = List.of(
            "--management.opentelemetry.tracing.export.max-queue-size=16",
            "--management.opentelemetry.tracing.export.max-batch-size=8",
            "--management.opentelemetry.logging.export.max-queue-size=16",
            "--management.opentelemetry.logging.export.max-batch-size=8");

    @Test
    void one_that_never_answers_fills_the_buffers_and_what_does_not_fit_is_counted() {
        try (var receiver = OtlpReceiver.stalling()) {
            serves_and_counts_what_is_lost(receiver.url(), "traces", "logs");
        }
    }

    @Test
    void one_that_refuses_costs_what_it_refuses() {
        try (var receiver = OtlpReceiver.start().answering(400)) {
            serves_and_counts_what_is_lost(receiver.url(), "traces", "logs", "metrics");
        }
    }

    @Test
    void one_that_is_not_there_is_not_missed() {
        serves_and_counts_what_is_lost(URI.create("http://127.0.0.1:1"), "metrics");
    }

    private static void serves_and_counts_what_is_lost(URI collector, String... signals) {
        var settings = new ArrayList<>(Exports.to(collector));
        settings.addAll(TIGHT);
        long stopping;
        try (var service = RunningService.start(settings.toArray(String[]::new))) {
            var api = new Api(service.url());
            var token = api.register("ada");
            for (var i = 0; i < 100; i++) {
                assertThat(api.get("/api/user").as(token).send().status()).isEqualTo(200);
            }
            for (var signal : signals) {
                holds(() -> dropped(api, signal) > 0);
            }
            assertThat(api.get("/api/health").send().status()).isEqualTo(200);
            stopping = System.nanoTime();
        }
        System.out.printf(
                "Stopped within %s ms while the collector %s took nothing%n",
                Duration.ofNanos(System.nanoTime() - stopping).toMillis(), collector);
    }

    private static double dropped(Api api, String signal) {
        return api.get("/metrics")
                .send()
                .body()
                .lines()
                .filter(line ->
                        line.startsWith("telemetry_dropped_total{exporter=\"otlp\",signal=\"%s\"}".formatted(signal)))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .sum();
    }
}
