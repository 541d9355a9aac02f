package dev.tracepress.operations.application.port.out;

import static dev.tracepress.testkit.Facts.resultOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tracepress.shared.application.port.out.JobKey;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What {@link Workers} promises. */
public abstract class WorkersContract {

    private static final WorkerView WORKER = new WorkerView(
            "host-1",
            Instant.parse("2026-11-28T12:00:00Z"),
            List.of(
                    figure("jobs.duration.count", Map.of("job.type", "errand", "result", "success"), 3),
                    figure("jobs.queue.latency.sum", Map.of("job.type", "ü & ="), 0.25)),
            List.of(
                    new RunningJob(new JobKey("errand", "errand-1"), Instant.parse("2026-11-28T11:59:58.123456789Z")),
                    new RunningJob(new JobKey("chore", "chore-1"), Instant.parse("2026-11-28T11:59:59Z"))));

    /** As that one does it. */
    protected abstract Workers telling(WorkerView worker);

    @Test
    void what_a_worker_does_is_told_to_the_last_detail() {
        var told = resultOf(telling(WORKER).now().collectList());

        assertThat(told).singleElement().satisfies(worker -> {
            assertThat(worker.name()).isEqualTo(WORKER.name());
            assertThat(worker.figures()).isEqualTo(WORKER.figures());
            assertThat(worker.running()).isEqualTo(WORKER.running());
        });
    }

    private static Figure figure(String name, Map<String, String> labels, double value) {
        return new Figure(name, new TreeMap<>(labels), value);
    }
}
