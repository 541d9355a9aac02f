package dev.tracepress.shared.application.port.out;

import static dev.tracepress.shared.application.port.out.JobScene.CHORE;
import static dev.tracepress.shared.application.port.out.JobScene.ERRAND;
import static dev.tracepress.testkit.Facts.completes;
import static dev.tracepress.testkit.Facts.eventually;
import static dev.tracepress.testkit.Facts.holds;
import static dev.tracepress.testkit.Facts.resultOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.tracepress.shared.application.port.out.JobControl.DeadJobs;
import dev.tracepress.shared.application.port.out.JobControl.Redriven;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What {@link JobControl} promises. */
public abstract class JobControlContract extends OnJobScene {

    private static final JobKey GOOD_TOO = new JobKey(ERRAND, "good-too");
    private static final JobKey BAD_CHORE = new JobKey(CHORE, "bad");
    private static final JobKey BAD_TOO = new JobKey(ERRAND, "bad-too");

    @Test
    void a_waiting_job_that_is_cancelled_never_runs() {
        completes(scene.control().pause(ERRAND));
        scene.enqueue(GOOD);

        assertThat(cancelled(GOOD)).isTrue();

        completes(scene.control().resume(ERRAND));
        scene.worked(GOOD_TOO, JobState.SUCCEEDED);
        assertThat(view(GOOD).state()).isEqualTo(JobState.CANCELLED);
        assertThat(view(GOOD).attempts()).isZero();
    }

    @Test
    void a_running_job_that_is_cancelled_is_interrupted_and_not_tried_again() {
        scene.enqueue(ENDLESS);
        holds(() -> scene.endless() == 1);

        assertThat(cancelled(ENDLESS)).isTrue();

        holds(() -> scene.endless() == 0);
        scene.worked(GOOD, JobState.SUCCEEDED);
        assertThat(view(ENDLESS).state()).isEqualTo(JobState.CANCELLED);
        assertThat(view(ENDLESS).attempts()).isEqualTo(1);
    }

    @Test
    void a_job_that_is_over_cannot_be_cancelled_nor_one_that_never_was() {
        scene.worked(GOOD, JobState.SUCCEEDED);

        assertThat(cancelled(GOOD)).isFalse();
        assertThat(cancelled(new JobKey(ERRAND, "none"))).isFalse();
    }

    @Test
    void no_other_job_of_its_kind_or_its_id_is_cancelled_along() {
        scene.enqueueForLater(GOOD);
        scene.enqueueForLater(GOOD_TOO);
        scene.enqueueForLater(GOOD_CHORE);

        assertThat(cancelled(GOOD)).isTrue();

        assertThat(states(GOOD, GOOD_TOO, GOOD_CHORE))
                .containsExactly(JobState.CANCELLED, JobState.SCHEDULED, JobState.SCHEDULED);
    }

    @Test
    void a_job_that_recurs_cannot_be_cancelled() {
        scene.becomes(scene.recurring(), JobState.SCHEDULED);

        assertThat(cancelled(scene.recurring())).isFalse();

        assertThat(view(scene.recurring()).state()).isEqualTo(JobState.SCHEDULED);
    }

    @Test
    void a_job_that_waits_behind_one_that_is_cancelled_takes_its_place() {
        scene.enqueue(ENDLESS);
        holds(() -> scene.endless() == 1);
        scene.replaceForLater(ENDLESS);

        assertThat(cancelled(ENDLESS)).isTrue();

        holds(() -> scene.endless() == 0);
        assertThat(view(ENDLESS).state()).isEqualTo(JobState.SCHEDULED);
        assertThat(view(ENDLESS).attempts()).isZero();
    }

    @Test
    void a_job_that_waits_for_its_time_is_had_run_now() {
        scene.enqueueForLater(GOOD);

        assertThat(runNow(GOOD)).isTrue();

        scene.becomes(GOOD, JobState.SUCCEEDED);
    }

    @Test
    void no_other_job_of_its_kind_or_its_id_is_had_run_along() {
        scene.enqueueForLater(GOOD);
        scene.enqueueForLater(GOOD_TOO);
        scene.enqueueForLater(GOOD_CHORE);

        assertThat(runNow(GOOD)).isTrue();

        scene.becomes(GOOD, JobState.SUCCEEDED);
        assertThat(states(GOOD_TOO, GOOD_CHORE)).containsExactly(JobState.SCHEDULED, JobState.SCHEDULED);
    }

    @Test
    void a_job_that_waits_to_be_tried_again_is_had_tried_now_and_its_attempts_are_counted_on() {
        scene.worked(FLAKY, JobState.RETRYING);

        assertThat(runNow(FLAKY)).isTrue();

        eventually(() -> scene.queries().find(FLAKY).map(view -> view.failures().size() == 2));
    }

    @Test
    void a_job_that_runs_goes_on_and_is_not_run_twice() {
        scene.enqueue(ENDLESS);
        holds(() -> scene.endless() == 1);

        assertThat(runNow(ENDLESS)).isTrue();

        scene.worked(GOOD, JobState.SUCCEEDED);
        assertThat(scene.endless()).isEqualTo(1);
        assertThat(view(ENDLESS).attempts()).isEqualTo(1);
    }

    @Test
    void a_job_that_is_over_is_not_run_again_nor_one_that_never_was() {
        scene.worked(GOOD, JobState.SUCCEEDED);

        assertThat(runNow(GOOD)).isFalse();
        assertThat(runNow(new JobKey(ERRAND, "none"))).isFalse();
    }

    @Test
    void a_dead_job_that_is_redriven_runs_again_with_its_failures_before_it() {
        scene.worked(BAD, JobState.DEAD);
        scene.mend();

        assertThat(redriven(DeadJobs.of(BAD))).isEqualTo(1);

        scene.becomes(BAD, JobState.SUCCEEDED);
        assertThat(view(BAD).failures()).hasSize(1);
    }

    @Test
    void one_dead_job_is_redriven_alone() {
        scene.worked(BAD, JobState.DEAD);
        scene.worked(BAD_TOO, JobState.DEAD);
        scene.worked(BAD_CHORE, JobState.DEAD);
        scene.mend();

        assertThat(redriven(DeadJobs.of(BAD))).isEqualTo(1);

        scene.becomes(BAD, JobState.SUCCEEDED);
        assertThat(states(BAD_TOO, BAD_CHORE)).containsExactly(JobState.DEAD, JobState.DEAD);
    }

    @Test
    void the_dead_jobs_of_one_kind_are_redriven_alone() {
        scene.worked(BAD, JobState.DEAD);
        scene.worked(BAD_CHORE, JobState.DEAD);
        scene.mend();

        assertThat(redriven(DeadJobs.of(CHORE))).isEqualTo(1);

        scene.becomes(BAD_CHORE, JobState.SUCCEEDED);
        assertThat(view(BAD).state()).isEqualTo(JobState.DEAD);
    }

    @Test
    void all_dead_jobs_are_redriven_together_and_none_are_left_after_them() {
        scene.worked(BAD, JobState.DEAD);
        scene.worked(BAD_CHORE, JobState.DEAD);
        scene.mend();

        assertThat(resultOf(scene.control().redrive(DeadJobs.all(), Optional.empty(), 3)))
                .isEqualTo(new Redriven(2, Optional.empty()));

        scene.becomes(BAD, JobState.SUCCEEDED);
        scene.becomes(BAD_CHORE, JobState.SUCCEEDED);
    }

    @Test
    void so_many_are_redriven_at_once_and_the_others_after_them() {
        scene.worked(BAD, JobState.DEAD);
        scene.worked(BAD_CHORE, JobState.DEAD);
        scene.mend();

        var first = resultOf(scene.control().redrive(DeadJobs.all(), Optional.empty(), 1));
        assertThat(first).isEqualTo(new Redriven(1, Optional.of(BAD_CHORE)));
        scene.becomes(BAD_CHORE, JobState.SUCCEEDED);
        assertThat(view(BAD).state()).isEqualTo(JobState.DEAD);

        var second = resultOf(scene.control().redrive(DeadJobs.all(), first.last(), 1));
        assertThat(second).isEqualTo(new Redriven(1, Optional.of(BAD)));
        scene.becomes(BAD, JobState.SUCCEEDED);
        assertThat(resultOf(scene.control().redrive(DeadJobs.all(), second.last(), 1)))
                .isEqualTo(new Redriven(0, Optional.empty()));
    }

    @Test
    void nothing_is_redriven_where_nothing_is_dead() {
        scene.worked(GOOD, JobState.SUCCEEDED);

        assertThat(redriven(DeadJobs.all())).isZero();
        assertThat(redriven(DeadJobs.of(GOOD))).isZero();
    }

    @Test
    void a_dead_job_whose_id_is_in_the_queue_again_stays_where_it_is() {
        scene.worked(BAD, JobState.DEAD);
        scene.enqueueForLater(BAD);

        assertThat(redriven(DeadJobs.all())).isZero();

        assertThat(resultOf(scene.queries().kinds()))
                .filteredOn(kind -> kind.kind().equals(ERRAND))
                .extracting(JobKindView::dead, JobKindView::scheduled)
                .containsExactly(tuple(1L, 1L));
    }

    @Test
    void of_several_dead_jobs_of_one_id_the_latest_is_redriven() {
        scene.worked(BAD, JobState.DEAD);
        scene.enqueue(BAD);
        eventually(() -> scene.queries().kinds().map(kinds -> kinds.stream().anyMatch(kind -> kind.dead() == 2)));
        scene.mend();

        assertThat(redriven(DeadJobs.of(BAD))).isEqualTo(1);

        scene.becomes(BAD, JobState.DEAD);
        assertThat(deadJobs()).isEqualTo(1);
    }

    @Test
    void a_paused_kind_rests_until_it_is_resumed_while_others_go_on() {
        assertThat(resultOf(scene.control().pause(ERRAND))).isTrue();
        assertThat(resultOf(scene.control().pause(ERRAND))).isTrue();
        scene.enqueue(GOOD);

        scene.worked(GOOD_CHORE, JobState.SUCCEEDED);
        assertThat(view(GOOD).state()).isEqualTo(JobState.WAITING);
        assertThat(resultOf(scene.control().resume(ERRAND))).isTrue();

        scene.becomes(GOOD, JobState.SUCCEEDED);
    }

    @Test
    void to_pause_a_kind_again_does_not_change_since_when_it_rests() {
        completes(scene.control().pause(ERRAND));
        var since = kind(ERRAND).pausedAt();

        completes(scene.control().pause(ERRAND));

        assertThat(since).isPresent();
        assertThat(kind(ERRAND).pausedAt()).isEqualTo(since);
    }

    @Test
    void one_kind_is_resumed_while_another_rests_on() {
        completes(scene.control().pause(ERRAND));
        completes(scene.control().pause(CHORE));
        scene.enqueue(GOOD);

        completes(scene.control().resume(CHORE));

        scene.worked(GOOD_CHORE, JobState.SUCCEEDED);
        assertThat(kind(ERRAND).pausedAt()).isPresent();
        assertThat(view(GOOD).state()).isEqualTo(JobState.WAITING);
    }

    @Test
    void a_kind_that_nobody_knows_is_neither_paused_nor_resumed() {
        assertThat(resultOf(scene.control().pause("nothing"))).isFalse();
        assertThat(resultOf(scene.control().resume("nothing"))).isFalse();
    }

    private boolean cancelled(JobKey job) {
        return resultOf(scene.control().cancel(job));
    }

    private boolean runNow(JobKey job) {
        return resultOf(scene.control().runNow(job));
    }

    private long redriven(DeadJobs which) {
        return resultOf(scene.control().redrive(which, Optional.empty(), 1_000)).jobs();
    }

    private List<JobState> states(JobKey... jobs) {
        return Stream.of(jobs).map(job -> view(job).state()).toList();
    }

    private long deadJobs() {
        return resultOf(scene.queries().kinds()).stream()
                .mapToLong(JobKindView::dead)
                .sum();
    }
}
