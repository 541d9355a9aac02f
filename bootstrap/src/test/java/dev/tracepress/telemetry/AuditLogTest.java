package dev.tracepress.telemetry;

import static dev.tracepress.testkit.Facts.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

/** Whatever operators do to jobs is written down, with the request that did it. */
class AuditLogTest extends TelemetryTest {

    private static final String LOGGER = "dev.tracepress.audit";

    @Test
    void every_deed_has_a_line_of_its_own_and_what_failed_has_none() {
        api.post("/ops/jobs/notification/pause")
                .header("X-Request-Id", "deed-1")
                .send();
        api.post("/ops/jobs/notification/resume").send();
        api.post("/ops/jobs/redrive").send();
        api.post("/ops/jobs/notification/none/cancel").send();
        api.get("/ops/jobs").send();

        eventually(() -> Mono.fromSupplier(() -> lines().size() >= 3));

        assertThat(lines())
                .extracting(ReceivedLog::body)
                .containsExactly(
                        "An operator paused a kind of job",
                        "An operator resumed a kind of job",
                        "An operator redrove all 0 dead jobs");
        assertThat(lines().getFirst().attributes())
                .containsAllEntriesOf(Map.of("job_type", "notification", "requestId", "deed-1"));
        assertThat(lines())
                .extracting(ReceivedLog::traceId)
                .doesNotHaveDuplicates()
                .doesNotContain("");
    }

    private List<ReceivedLog> lines() {
        return receiver.logs().stream()
                .filter(log -> log.loggerName().equals(LOGGER))
                .toList();
    }
}
