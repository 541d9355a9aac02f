package dev.tracepress.telemetry.export;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.net.ConnectException;
import java.util.Collection;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An operator hears once that a collector is away, and once that it is back. */
class CollectorReachabilityTest {

    private final Logger logger = new LoggerContext().getLogger("test");
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private final CollectorReachability arrivals = new CollectorReachability(logger);

    @BeforeEach
    void listen() {
        log.start();
        logger.addAppender(log);
    }

    @Test
    void what_goes_well_is_not_told() {
        arrivals.arrived("spans", "http://collector");

        assertThat(told()).isEmpty();
    }

    @Test
    void an_outage_is_told_when_it_begins_and_when_all_of_it_is_over() {
        for (var tries = 0; tries < 100; tries++) {
            arrivals.missing("spans", "http://collector", "refused");
            arrivals.missing("metrics", "http://collector", "refused");
        }
        arrivals.arrived("spans", "http://collector");
        arrivals.arrived("metrics", "http://collector");
        arrivals.arrived("metrics", "http://collector");

        assertThat(told())
                .containsExactly(
                        "WARN Telemetry (spans) does not reach http://collector: refused",
                        "INFO Telemetry reaches http://collector again");
    }

    @Test
    void two_collectors_are_two_outages() {
        arrivals.missing("spans", "http://user:secret@one", "refused");
        arrivals.missing("metrics", "http://two", "refused");

        assertThat(told())
                .containsExactly(
                        "WARN Telemetry (spans) does not reach http://one: refused",
                        "WARN Telemetry (metrics) does not reach http://two: refused");
    }

    @Test
    void an_exporter_tells_how_its_exports_end() {
        var export = new CompletableResultCode();
        var watched =
                (SpanExporter) new WatchedExporters(() -> arrivals, () -> "http://collector:4318/v1/traces", () -> "")
                        .postProcessAfterInitialization(ending(export), "exporter");

        watched.export(List.of());
        export.failExceptionally(new ConnectException("Connection refused"));

        assertThat(told())
                .containsExactly("WARN Telemetry (spans) does not reach http://collector:4318: Connection refused");
        assertThat(log.list.getFirst().getThrowableProxy()).isNull();
    }

    private static SpanExporter ending(CompletableResultCode export) {
        return new SpanExporter() {
            @Override
            public CompletableResultCode export(Collection<SpanData> spans) {
                return export;
            }

            @Override
            public CompletableResultCode flush() {
                return CompletableResultCode.ofSuccess();
            }

            @Override
            public CompletableResultCode shutdown() {
                return CompletableResultCode.ofSuccess();
            }
        };
    }

    private List<String> told() {
        return log.list.stream()
                .map(event -> event.getLevel() + " " + event.getFormattedMessage())
                .toList();
    }
}
