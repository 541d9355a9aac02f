package dev.tracepress.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** As a file of variables leaves them that are there to be filled in. */
class BlankSettingsTest extends TelemetryTest {

    BlankSettingsTest() {
        super("--ENVIRONMENT=", "--LOG_FORMAT=", "--OTEL_SERVICE_NAME=", "--TRACEPRESS_TELEMETRY=");
    }

    @Test
    void they_count_as_not_set() {
        var traceId = api.get("/api/articles/none").send().text("/trace_id");

        assertThat(trace(traceId, span -> span.kind().equals("SERVER")))
                .allSatisfy(span -> assertThat(span.resource())
                        .containsEntry("service.name", "tracepress")
                        .containsKeys(
                                "service.instance.id",
                                "service.version",
                                "host.name",
                                "host.arch",
                                "os.type",
                                "process.pid",
                                "process.runtime.name",
                                "process.runtime.version"));
    }
}
