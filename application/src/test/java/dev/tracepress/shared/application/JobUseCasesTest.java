package dev.tracepress.shared.application;

import static dev.tracepress.testkit.Facts.completes;
import static dev.tracepress.testkit.Facts.resultOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tracepress.shared.application.port.in.CancelJobUseCase.CancelJob;
import dev.tracepress.shared.application.port.in.FindJobUseCase.FindJob;
import dev.tracepress.shared.application.port.in.FindJobsUseCase.FindJobs;
import dev.tracepress.shared.application.port.in.PauseJobsUseCase.PauseJobs;
import dev.tracepress.shared.application.port.in.RedriveJobsUseCase.RedriveJobs;
import dev.tracepress.shared.application.port.in.RedriveJobsUseCase.Redriven;
import dev.tracepress.shared.application.port.in.ResumeJobsUseCase.ResumeJobs;
import dev.tracepress.shared.application.port.in.RunJobNowUseCase.RunJobNow;
import dev.tracepress.shared.application.port.out.JobControl.DeadJobs;
import dev.tracepress.shared.application.port.out.JobFilter;
import dev.tracepress.shared.application.port.out.JobKey;
import dev.tracepress.shared.application.port.out.JobKindView;
import dev.tracepress.shared.application.port.out.JobSearch;
import dev.tracepress.shared.application.port.out.JobState;
import dev.tracepress.shared.application.port.out.JobView;
import dev.tracepress.shared.domain.PageSize;
import dev.tracepress.shared.domain.SharedError;
import dev.tracepress.testkit.Given;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Mono;

class JobUseCasesTest {

    private static final String ERRAND = "errand";
    private static final String CHORE = "chore";

    private final AtomicReference<Instant> now = new AtomicReference<>(Given.NOON);
    private final QueueOnPaper queue = new QueueOnPaper();

    @ParameterizedTest
    @EnumSource(names = {"WAITING", "SCHEDULED", "RETRYING", "RUNNING"})
    void a_job_in_the_queue_is_cancelled(JobState state) {
        var job = queue.job(ERRAND, "1", state);

        completes(cancel(job));

        assertThat(queue.stateOf(job)).isEqualTo(JobState.CANCELLED);
    }

    @ParameterizedTest
    @EnumSource(names = {"DEAD", "SUCCEEDED", "CANCELLED"})
    void a_job_that_is_over_is_not_there_to_be_cancelled(JobState state) {
        var job = queue.job(ERRAND, "1", state);

        assertThatThrownBy(() -> completes(cancel(job)))
                .isInstanceOf(SharedError.JobNotFound.class)
                .hasMessage("job not found");
        assertThat(queue.stateOf(job)).isEqualTo(state);
    }

    @ParameterizedTest
    @EnumSource(names = {"SCHEDULED", "RETRYING"})
    void a_job_that_is_not_due_is_had_run_now(JobState state) {
        var job = queue.job(ERRAND, "1", state);

        completes(runNow(job));

        assertThat(queue.stateOf(job)).isEqualTo(JobState.WAITING);
    }

    @ParameterizedTest
    @EnumSource(names = {"DEAD", "SUCCEEDED", "CANCELLED"})
    void a_job_that_is_over_is_not_there_to_be_run(JobState state) {
        var job = queue.job(ERRAND, "1", state);

        assertThatThrownBy(() -> completes(runNow(job))).isInstanceOf(SharedError.JobNotFound.class);
        assertThat(queue.stateOf(job)).isEqualTo(state);
    }

    @Test
    void all_dead_jobs_are_redriven_those_of_one_kind_or_a_single_one() {
        var first = queue.job(ERRAND, "1", JobState.DEAD);
        queue.job(ERRAND, "2", JobState.DEAD);
        queue.job(CHORE, "1", JobState.DEAD);
        queue.job(CHORE, "2", JobState.DEAD);
        queue.job(CHORE, "3", JobState.RUNNING);

        assertThat(redriven(DeadJobs.of(first))).isEqualTo(1);
        assertThat(redriven(DeadJobs.of(ERRAND))).isEqualTo(1);
        assertThat(redriven(DeadJobs.all())).isEqualTo(2);
        assertThat(redriven(DeadJobs.all())).isZero();
    }

    @Test
    void however_many_are_dead_all_are_redriven() {
        dead(2_001);

        assertThat(redrive(DeadJobs.all())).isEqualTo(new Redriven(2_001, false));
    }

    @Test
    void each_is_redriven_once_by_one_call_though_it_dies_again_at_once() {
        dead(2_001);
        queue.nothingIsMended();

        assertThat(redrive(DeadJobs.all())).isEqualTo(new Redriven(2_001, false));
    }

    @Test
    void an_operator_hears_in_time_how_many_were_redriven_and_that_there_are_more() {
        dead(3_500);
        queue.afterEachRound(() -> now.updateAndGet(time -> time.plusMillis(500)));

        assertThat(redrive(DeadJobs.all())).isEqualTo(new Redriven(2_000, true));
        assertThat(redrive(DeadJobs.all())).isEqualTo(new Redriven(1_500, false));
    }

    private void dead(int jobs) {
        IntStream.range(0, jobs).forEach(number -> queue.job(ERRAND, "job-" + number, JobState.DEAD));
    }

    @Test
    void a_kind_is_paused_until_it_is_resumed() {
        queue.job(ERRAND, "1", JobState.WAITING);
        queue.job(CHORE, "1", JobState.WAITING);

        completes(JobUseCases.pauseJobs(queue).pause(new PauseJobs(ERRAND)));
        assertThat(kindsThatArePaused()).containsExactly(ERRAND);

        completes(JobUseCases.resumeJobs(queue).resume(new ResumeJobs(ERRAND)));
        assertThat(kindsThatArePaused()).isEmpty();
    }

    @Test
    void a_kind_that_nobody_knows_can_neither_be_paused_nor_resumed() {
        assertThatThrownBy(() -> completes(JobUseCases.pauseJobs(queue).pause(new PauseJobs("none"))))
                .isInstanceOf(SharedError.JobKindNotFound.class)
                .hasMessage("kind of job not found");
        assertThatThrownBy(() -> completes(JobUseCases.resumeJobs(queue).resume(new ResumeJobs("none"))))
                .isInstanceOf(SharedError.JobKindNotFound.class);
    }

    @Test
    void a_job_is_found_by_its_name() {
        var job = queue.job(ERRAND, "1", JobState.RETRYING);

        assertThat(found(job).key()).isEqualTo(job);
        assertThat(found(job).state()).isEqualTo(JobState.RETRYING);
        assertThatThrownBy(() -> found(new JobKey(CHORE, "1"))).isInstanceOf(SharedError.JobNotFound.class);
    }

    @Test
    void jobs_are_found_by_where_they_stand() {
        var dead = queue.job(ERRAND, "1", JobState.DEAD);
        queue.job(CHORE, "1", JobState.DEAD);
        queue.job(ERRAND, "2", JobState.WAITING);
        var search = new JobSearch(
                JobState.DEAD, Optional.of(ERRAND), JobFilter.NONE, Optional.empty(), new PageSize(PageSize.LARGEST));

        var page = resultOf(JobUseCases.findJobs(queue).find(new FindJobs(search)));

        assertThat(page.jobs()).extracting(JobView::key).containsExactly(dead);
    }

    @Test
    void kinds_are_seen_by_name_with_what_waits_of_each() {
        queue.job(ERRAND, "1", JobState.WAITING);
        queue.job(ERRAND, "2", JobState.WAITING);
        queue.job(CHORE, "1", JobState.DEAD);

        assertThat(kinds()).extracting(JobKindView::kind).containsExactly(CHORE, ERRAND);
        assertThat(kinds()).extracting(JobKindView::waiting).containsExactly(0L, 2L);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u0000", "a\u0000", "\u0000a"})
    void no_job_has_a_name_that_a_store_cannot_hold(String name) {
        assertThatThrownBy(() -> new JobKey(name, "1")).isInstanceOf(SharedError.JobNotFound.class);
        assertThatThrownBy(() -> new JobKey(ERRAND, name)).isInstanceOf(SharedError.JobNotFound.class);
    }

    private Mono<Void> cancel(JobKey job) {
        return JobUseCases.cancelJob(queue).cancel(new CancelJob(job));
    }

    private Mono<Void> runNow(JobKey job) {
        return JobUseCases.runJobNow(queue).runNow(new RunJobNow(job));
    }

    private long redriven(DeadJobs which) {
        return redrive(which).jobs();
    }

    private Redriven redrive(DeadJobs which) {
        return resultOf(JobUseCases.redriveJobs(queue, now::get).redrive(new RedriveJobs(which)));
    }

    private JobView found(JobKey job) {
        return resultOf(JobUseCases.findJob(queue).find(new FindJob(job)));
    }

    private List<JobKindView> kinds() {
        return resultOf(JobUseCases.findJobKinds(queue).findKinds());
    }

    private List<String> kindsThatArePaused() {
        return kinds().stream()
                .filter(kind -> kind.pausedAt().isPresent())
                .map(JobKindView::kind)
                .toList();
    }
}
