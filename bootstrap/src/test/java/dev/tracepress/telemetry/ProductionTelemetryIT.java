package dev.tracepress.telemetry;

import static dev.tracepress.testkit.Facts.holds;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tracepress.http.Api;
import dev.tracepress.shared.adapter.persistence.DatabaseSettings;
import dev.tracepress.shared.adapter.persistence.TestPostgres;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The jar in production, told by the environment alone where its telemetry goes, as an operator tells it. */
class ProductionTelemetryIT {

    private static final Path JAR = Path.of("target", "tracepress.jar");
    private static final Pattern ADDRESS = Pattern.compile("http://localhost:\\d+(?=/api/health)");

    private final List<String> lines = new CopyOnWriteArrayList<>();

    @Test
    void it_logs_json_and_its_last_request_reaches_the_collector_before_it_ends()
            throws IOException, InterruptedException {
        try (var receiver = OtlpReceiver.start()) {
            var traceId = traceOfTheLastRequestTo(start(receiver.url()));

            assertThat(lines)
                    .isNotEmpty()
                    .allMatch(line -> line.startsWith("{\"@timestamp\":\"") && line.endsWith("}"));
            assertThat(json())
                    .filteredOn(line -> line.path("traceId").asString().equals(traceId))
                    .singleElement()
                    .satisfies(line -> {
                        assertThat(line.path("service").asString()).isEqualTo("press");
                        assertThat(line.path("route").asString()).isEqualTo("/api/articles/{slug}");
                        assertThat(line.path("status").asInt()).isEqualTo(404);
                        assertThat(line.path("requestId").asString()).isNotEmpty();
                    });
            assertThat(receiver.spans()).anySatisfy(span -> {
                assertThat(span.traceId()).isEqualTo(traceId);
                assertThat(span.resource())
                        .containsEntry("service.name", "press")
                        .containsEntry("deployment.environment.name", "test");
            });
            assertThat(receiver.logs()).anyMatch(log -> log.traceId().equals(traceId));
            assertThat(receiver.metrics()).anyMatch(metric -> metric.name().equals("http.server.request.duration"));
        }
    }

    /** It ends, and all that it said has been read. */
    private String traceOfTheLastRequestTo(Process process) throws InterruptedException {
        try {
            var reading = Thread.ofVirtual().start(() -> read(process));
            holds(() -> lines.stream().anyMatch(line -> ADDRESS.matcher(line).find()));
            var traceId = new Api(address()).get("/api/articles/none").send().text("/trace_id");
            // Process.destroy() would close the output as well, and with it what is said last.
            process.toHandle().destroy();
            assertThat(process.waitFor(3, TimeUnit.MINUTES)).as("it ends").isTrue();
            reading.join();
            return traceId;
        } finally {
            process.destroyForcibly();
        }
    }

    private List<JsonNode> json() {
        return lines.stream().map(line -> JsonMapper.shared().readTree(line)).toList();
    }

    private URI address() {
        var address = ADDRESS.matcher(String.join("\n", lines));
        assertThat(address.find()).isTrue();
        return URI.create(address.group());
    }

    private static Process start(URI collector) throws IOException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var builder = new ProcessBuilder(java, "-XX:TieredStopAtLevel=1", "-jar", JAR.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment()
                .putAll(Map.of(
                        "ENVIRONMENT", "production",
                        "PORT", "0",
                        "DATABASE_URL", url(TestPostgres.blank()),
                        "JWT_SECRET", "Zk3uFj0sPq8vXw2nTb6yLr9mHc4dGa7e",
                        "OTEL_SERVICE_NAME", "press",
                        "OTEL_RESOURCE_ATTRIBUTES", "deployment.environment.name=test",
                        "OTEL_EXPORTER_OTLP_ENDPOINT", collector.toString()));
        return builder.start();
    }

    private static String url(DatabaseSettings database) {
        return "postgres://%s:%s@%s:%s/%s?sslmode=disable"
                .formatted(database.user(), database.password(), database.host(), database.port(), database.database());
    }

    private void read(Process process) {
        try (BufferedReader output = process.inputReader()) {
            output.lines().forEach(lines::add);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
