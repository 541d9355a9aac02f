package dev.tracepress.shared.adapter.jobs.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class LocalWorkerTest {

    private final AtomicInteger looks = new AtomicInteger();
    private final LocalWorker worker = new LocalWorker();

    @Test
    void after_a_look_that_failed_it_looks_again_at_once_and_after_more_of_them_it_does_not() {
        worker.started(looks::incrementAndGet);

        worker.looked(false);
        assertThat(looks).hasValue(1);
        worker.looked(false);
        assertThat(looks).hasValue(1);

        worker.looked(true);
        assertThat(looks).hasValue(1);
        worker.looked(false);
        assertThat(looks).hasValue(2);
    }

    @Test
    void one_that_has_stopped_looks_no_more() {
        worker.started(looks::incrementAndGet);
        worker.stopped();

        worker.looked(false);

        assertThat(looks).hasValue(0);
    }
}
