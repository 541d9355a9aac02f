package dev.tracepress.telemetry;

import static dev.tracepress.testkit.Facts.holds;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tracepress.http.RawConnection;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Clients that ask for a stream and then read nothing of it: they are cut off, which is nobody's failure. */
@EnabledOnOs(value = OS.LINUX, disabledReason = "the patience of other kernels cannot be set")
class StalledListenerTest extends TelemetryTest {

    private static final String TRACE_ID = "4bf92f3577b34da6a3ce929d0e0e473b";
    /** More than the kernel of either side takes at its most, which is 4 MiB for the sender. */
    private static final long MOST_TAKEN = 32L * 1024 * 1024;

    StalledListenerTest() {
        super(EndlessRoute.SETTING, "--TRACEPRESS_STREAM_HEARTBEAT=PT0.01S");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/notifications/stream", "/test/endless"})
    void a_listener_that_stops_reading_is_cut_off_and_nobodys_failure(String path) throws IOException {
        receiver.clear();
        try (var connection = RawConnection.withSmallBuffer(service.url())) {
            connection.send("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + ada
                    + "\r\ntraceparent: 00-" + TRACE_ID + "-00f067aa0ba902b7-01\r\n\r\n");

            holds(() -> !accessLines().isEmpty());
        }

        var span = named("GET " + path, trace(TRACE_ID, found -> found.kind().equals("SERVER")));
        assertThat(span.status()).isEqualTo("UNSET");
        assertThat(span.attributes()).doesNotContainKey("error.type");
        assertThat(accessLines())
                .singleElement()
                .satisfies(line -> assertThat(line.attributes())
                        .containsEntry("status", 200L)
                        .doesNotContainKey("error_type"));
        assertThat(complaintsOf(TRACE_ID)).isEmpty();
        assertThat(receiver.logs())
                .noneMatch(line -> line.loggerName().startsWith("reactor.netty.channel.")
                        && line.body().contains("timed out"));
        assertThat(api.get("/metrics").send().body()).contains("notifications_streams 0.0");
    }

    @Test
    void what_waits_for_a_listener_is_bounded_whatever_there_is_to_say() throws IOException {
        receiver.clear();
        var before = EndlessRoute.taken();
        try (var connection = RawConnection.withSmallBuffer(service.url())) {
            connection.send("GET /test/endless HTTP/1.1\r\nHost: localhost\r\ntraceparent: 00-" + TRACE_ID
                    + "-00f067aa0ba902b7-01\r\n\r\n");

            holds(() -> !accessLines().isEmpty());
        }

        assertThat(EndlessRoute.taken() - before).isPositive().isLessThan(MOST_TAKEN);
    }

    private List<ReceivedLog> accessLines() {
        return receiver.logs().stream()
                .filter(log -> log.loggerName().equals("dev.tracepress.access"))
                .filter(log -> log.traceId().equals(TRACE_ID))
                .toList();
    }
}
