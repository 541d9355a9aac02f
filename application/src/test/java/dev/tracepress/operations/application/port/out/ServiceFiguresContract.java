package dev.tracepress.operations.application.port.out;

import static dev.tracepress.testkit.Facts.resultOf;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What {@link ServiceFigures} promises. */
public abstract class ServiceFiguresContract {

    protected abstract ServiceFigures figures();

    /** As if a job of that kind had been enqueued. */
    protected abstract void enqueued(String kind);

    /** As if a job of that kind had waited so long for its start. */
    protected abstract void waited(String kind, Duration duration);

    @Test
    void what_is_counted_is_told_with_its_labels() {
        enqueued("errand");
        enqueued("errand");

        assertThat(resultOf(figures().now().collectList())).contains(figure("jobs.enqueued", 2));
    }

    @Test
    void what_is_measured_is_told_by_its_number_its_sum_and_its_largest() {
        waited("errand", Duration.ofMillis(500));
        waited("errand", Duration.ofMillis(1_500));

        assertThat(resultOf(figures().now().collectList()))
                .contains(
                        figure("jobs.queue.latency.count", 2),
                        figure("jobs.queue.latency.sum", 2),
                        figure("jobs.queue.latency.max", 1.5));
    }

    private static Figure figure(String name, double value) {
        return new Figure(name, new TreeMap<>(Map.of("job.type", "errand")), value);
    }
}
