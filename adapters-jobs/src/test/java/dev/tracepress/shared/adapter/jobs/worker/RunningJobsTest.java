package dev.tracepress.shared.adapter.jobs.worker;

import static dev.tracepress.testkit.Facts.completes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tracepress.shared.adapter.jobs.rows.HeldJob;
import dev.tracepress.shared.adapter.jobs.rows.JobEnvelope;
import dev.tracepress.shared.adapter.jobs.worker.RunningJobs.Interrupted;
import dev.tracepress.shared.adapter.jobs.worker.RunningJobs.Pick;
import dev.tracepress.testkit.Given;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import tools.jackson.databind.node.JsonNodeFactory;

class RunningJobsTest {

    private final RunningJobs running = new RunningJobs();

    @Test
    void an_attempt_that_is_interrupted_fails_and_its_work_is_cancelled() {
        var cancelled = new AtomicBoolean();
        var attempt = running.interruptible(picked(2), Mono.<Void>never().doOnCancel(() -> cancelled.set(true)))
                .toFuture();

        running.interrupt(new Pick("errand", "a", 2));

        assertThat(attempt).isCompletedExceptionally();
        assertThat(cancelled).isTrue();
    }

    @Test
    void an_interruption_that_comes_before_its_attempt_is_not_forgotten() {
        running.interrupt(new Pick("errand", "a", 2));

        assertThatThrownBy(() -> completes(running.interruptible(picked(2), Mono.just(true))))
                .isInstanceOf(Interrupted.class);
    }

    @Test
    void another_pick_of_the_same_job_is_left_alone() {
        running.interrupt(new Pick("errand", "a", 2));

        assertThatCode(() -> completes(running.interruptible(picked(3), Mono.just(true))))
                .doesNotThrowAnyException();
    }

    private static HeldJob picked(long version) {
        var envelope =
                new JobEnvelope(1, null, Given.NOON, Map.of(), null, List.of(), JsonNodeFactory.instance.objectNode());
        return new HeldJob("errand", "a", version, Given.NOON, 0, 50, "worker", Given.NOON, envelope);
    }
}
