package dev.tracepress.telemetry;

import static dev.tracepress.testkit.Facts.holds;

import dev.tracepress.http.Api;
import dev.tracepress.wiring.RunningService;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What many platforms set: everything goes to port 4317, by gRPC. */
@Tag("slow")
class GrpcExportTest {

    @ParameterizedTest
    @ValueSource(strings = {"none", "gzip"})
    void spans_log_records_and_metrics_arrive_by_grpc(String compression) {
        try (var receiver = new GrpcReceiver();
                var service = RunningService.start(settings(receiver, compression))) {
            var traceId =
                    new Api(service.url()).get("/api/articles/none").send().text("/trace_id");

            holds(() -> receiver.spans().anyMatch(span -> span.traceId().equals(traceId)));
            holds(() -> receiver.logs().anyMatch(log -> log.traceId().equals(traceId)));
            holds(() -> receiver.metrics().anyMatch(metric -> metric.name().equals("http.server.request.duration")));
        }
    }

    private static String[] settings(GrpcReceiver receiver, String compression) {
        var all = new ArrayList<>(Exports.to(receiver.url()));
        all.addAll(List.of(
                "--management.opentelemetry.tracing.export.otlp.transport=grpc",
                "--management.opentelemetry.tracing.export.otlp.compression=" + compression,
                "--management.opentelemetry.logging.export.otlp.transport=grpc",
                "--management.opentelemetry.logging.export.otlp.compression=" + compression,
                "--management.otlp.metrics.export.compression-mode=" + compression,
                "--OTEL_EXPORTER_OTLP_PROTOCOL=grpc"));
        return all.toArray(String[]::new);
    }
}
