package dev.tracepress.telemetry;

import static dev.tracepress.testkit.Facts.holds;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tracepress.http.WaitingRoute;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/** Who is one too many costs as little as can be: see ADR 18. */
class ShedRequestTest extends TelemetryTest {

    /** As many as a service takes at first. */
    private static final int READERS = 256;

    private static final String SHED = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final String AFTERWARDS = "0af7651916cd43dd8448eb211c80319c";

    ShedRequestTest() {
        super(WaitingRoute.SETTING);
    }

    @Test
    void what_is_shed_leaves_neither_span_nor_line_but_a_figure() {
        int status;
        double shed;
        try (var crowd = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var reader = 0; reader < READERS; reader++) {
                crowd.execute(() -> WaitingRoute.letIn(api));
            }
            holds(() -> figures().contains("http_server_admission_admitted{route_class=\"read\"} " + READERS + ".0"));

            shed = shed();
            status = requestIn(SHED);
            api.post(WaitingRoute.PATH + "/end").send();
        }
        assertThat(status).isEqualTo(503);
        assertThat(shed()).isEqualTo(shed + 1);
        assertThat(requestIn(AFTERWARDS)).isEqualTo(404);
        assertThat(trace(AFTERWARDS, span -> span.kind().equals("SERVER"))).isNotEmpty();

        assertThat(spansOf(SHED)).isEmpty();
        assertThat(linesOf(SHED)).isEmpty();
    }

    private int requestIn(String traceId) {
        return api.get("/api/articles/none")
                .header("traceparent", "00-" + traceId + "-00f067aa0ba902b7-01")
                .send()
                .status();
    }

    private double shed() {
        return figures()
                .lines()
                .filter(line -> line.startsWith("http_server_shed_total{route_class=\"read\"} "))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .sum();
    }

    private String figures() {
        return api.get("/metrics").send().body();
    }
}
