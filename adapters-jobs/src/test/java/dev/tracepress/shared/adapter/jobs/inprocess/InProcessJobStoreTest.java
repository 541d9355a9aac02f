package dev.tracepress.shared.adapter.jobs.inprocess;

import static dev.tracepress.testkit.Facts.completes;
import static dev.tracepress.testkit.Facts.resultOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tracepress.shared.adapter.jobs.JobQueue;
import dev.tracepress.shared.adapter.jobs.JobResult;
import dev.tracepress.shared.adapter.jobs.rows.HeldJob;
import dev.tracepress.shared.adapter.jobs.worker.Deeds;
import dev.tracepress.shared.adapter.jobs.worker.JobRunner;
import dev.tracepress.shared.application.port.out.JobControl;
import dev.tracepress.shared.application.port.out.JobKey;
import dev.tracepress.shared.application.port.out.JobScene;
import dev.tracepress.testkit.Given;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class InProcessJobStoreTest {

    private final AtomicReference<Instant> now = new AtomicReference<>(Given.NOON);
    private final Deeds deeds = new Deeds();
    private final InProcessJobsUnderTest jobs = new InProcessJobsUnderTest(false, deeds.kinds(), now::get);

    @AfterEach
    void close() {
        jobs.close();
    }

    @Test
    void jobs_that_were_over_long_ago_are_forgotten_behind_a_dead_one_that_is_not() {
        work("bad");
        now.updateAndGet(time -> time.minus(Duration.ofDays(30)));
        work("good-of-long-ago");
        now.set(Given.NOON);

        work("good");

        assertThat(resultOf(jobs.bean(JobLedger.class).jobs()).ended().values())
                .extracting(job -> job.key().id())
                .containsExactly("bad", "good");
    }

    @Test
    void an_attempt_at_a_cancelled_job_leaves_the_next_one_of_the_same_id_to_whoever_has_it() {
        var good = new JobKey(JobScene.ERRAND, "good");
        enqueue("good");
        var cancelled = pick().getFirst();
        completes(jobs.bean(JobControl.class).cancel(good));
        enqueue("good");
        var next = pick().getFirst();

        assertThat(outcome(cancelled)).isEqualTo(JobResult.CANCELLED);

        assertThat(resultOf(jobs.bean(JobLedger.class).jobs()).job(good)).isPresent();
        assertThat(outcome(next)).isEqualTo(JobResult.SUCCESS);
    }

    private void work(String id) {
        enqueue(id);
        pick().forEach(this::outcome);
    }

    private void enqueue(String id) {
        completes(jobs.store()
                .transactions()
                .inTransaction(deeds.enqueue(jobs.bean(JobQueue.class), new JobKey(JobScene.ERRAND, id))));
    }

    private List<HeldJob> pick() {
        return resultOf(jobs.bean(DueJobs.class).pick(1, "test"));
    }

    private JobResult outcome(HeldJob job) {
        return resultOf(jobs.bean(JobRunner.class).run(deeds.kinds().getFirst(), job))
                .result();
    }
}
