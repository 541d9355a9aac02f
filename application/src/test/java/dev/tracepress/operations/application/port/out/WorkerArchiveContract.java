package dev.tracepress.operations.application.port.out;

import static dev.tracepress.testkit.Facts.completes;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What {@link WorkerArchive} promises. */
public abstract class WorkerArchiveContract {

    protected abstract WorkerArchive archive();

    /** All that is kept, in no order. */
    protected abstract List<WorkerView> kept();

    @Test
    void what_a_worker_tells_takes_the_place_of_what_it_told_before() {
        completes(archive().keep(worker("one", 1)));
        completes(archive().keep(worker("other", 5)));
        completes(archive().keep(worker("one", 2)));

        assertThat(kept())
                .extracting(worker ->
                        worker.name() + " " + worker.figures().getFirst().value())
                .containsExactlyInAnyOrder("one 2.0", "other 5.0");
    }

    private static WorkerView worker(String name, double count) {
        return new WorkerView(
                name, Instant.EPOCH, List.of(new Figure("jobs.duration.count", new TreeMap<>(), count)), List.of());
    }
}
