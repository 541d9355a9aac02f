package dev.tracepress.shared.application.port.out;

import static dev.tracepress.shared.application.port.out.JobScene.CAUSE;
import static dev.tracepress.shared.application.port.out.JobScene.CHORE;
import static dev.tracepress.shared.application.port.out.JobScene.ERRAND;
import static dev.tracepress.testkit.Facts.completes;
import static dev.tracepress.testkit.Facts.eventually;
import static dev.tracepress.testkit.Facts.optionalOf;
import static dev.tracepress.testkit.Facts.resultOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tracepress.shared.domain.PageSize;
import dev.tracepress.shared.domain.SharedError;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What {@link JobQueries} promises. */
public abstract class JobQueriesContract extends OnJobScene {

    @Test
    void where_nothing_is_pages_are_empty_and_no_job_is_found() {
        for (var state : JobState.values()) {
            assertThat(page(state)).isEmpty();
        }
        assertThat(optionalOf(scene.queries().find(GOOD))).isEmpty();
    }

    @Test
    void a_job_is_found_in_its_state_and_in_no_other() {
        scene.worked(ENDLESS, JobState.RUNNING);
        scene.enqueueForLater(GOOD);
        completes(scene.control().pause(CHORE));
        scene.enqueue(GOOD_CHORE);

        assertThat(page(JobState.RUNNING)).containsExactly(ENDLESS);
        assertThat(page(JobState.SCHEDULED)).containsExactly(GOOD);
        assertThat(page(JobState.WAITING)).containsExactly(GOOD_CHORE);
        assertThat(page(JobState.RETRYING)).isEmpty();
        assertThat(page(JobState.DEAD)).isEmpty();
        assertThat(page(JobState.SUCCEEDED)).isEmpty();
        assertThat(page(JobState.CANCELLED)).isEmpty();
    }

    @Test
    void jobs_that_are_over_are_found_latest_first() {
        scene.worked(new JobKey(ERRAND, "good-1"), JobState.SUCCEEDED);
        scene.worked(new JobKey(ERRAND, "good-2"), JobState.SUCCEEDED);
        scene.worked(BAD, JobState.DEAD);
        scene.enqueueForLater(GOOD);
        completes(scene.control().cancel(GOOD));

        assertThat(page(JobState.SUCCEEDED)).extracting(JobKey::id).containsExactly("good-2", "good-1");
        assertThat(page(JobState.DEAD)).containsExactly(BAD);
        assertThat(page(JobState.CANCELLED)).containsExactly(GOOD);
    }

    @Test
    void a_job_that_failed_tells_of_its_attempt_and_when_the_next_one_is() {
        scene.worked(FLAKY, JobState.RETRYING);

        var job = view(FLAKY);

        assertThat(job.attempts()).isEqualTo(1);
        assertThat(job.failures()).singleElement().satisfies(failure -> {
            assertThat(failure.number()).isEqualTo(1);
            assertThat(failure.error()).isNotBlank();
            assertThat(failure.worker()).isNotBlank();
            assertThat(failure.startedAt()).isBeforeOrEqualTo(failure.endedAt());
        });
        assertThat(job.due())
                .hasValueSatisfying(
                        due -> assertThat(due).isAfter(job.failures().getFirst().endedAt()));
        assertThat(job.endedAt()).isEmpty();
    }

    @Test
    void a_job_that_is_over_tells_when_and_by_whom_and_is_not_due_any_more() {
        scene.worked(GOOD, JobState.SUCCEEDED);

        var job = view(GOOD);

        assertThat(job.attempts()).isEqualTo(1);
        assertThat(job.failures()).isEmpty();
        assertThat(job.worker()).isPresent();
        assertThat(job.due()).isEmpty();
        assertThat(job.endedAt()).hasValueSatisfying(end -> assertThat(end).isAfterOrEqualTo(job.enqueuedAt()));
    }

    @Test
    void a_job_in_the_queue_is_found_before_one_of_its_id_that_is_over() {
        scene.worked(GOOD, JobState.SUCCEEDED);
        scene.enqueueForLater(GOOD);

        assertThat(view(GOOD).state()).isEqualTo(JobState.SCHEDULED);
    }

    @Test
    void of_several_jobs_of_one_id_that_are_over_the_latest_is_found() {
        scene.worked(GOOD, JobState.SUCCEEDED);
        scene.enqueueForLater(GOOD);
        completes(scene.control().cancel(GOOD));

        assertThat(view(GOOD).state()).isEqualTo(JobState.CANCELLED);
    }

    @Test
    void of_several_dead_jobs_of_one_id_the_latest_is_found_though_one_succeeded_since() {
        scene.worked(BAD, JobState.DEAD);
        var first = view(BAD).endedAt().orElseThrow();
        scene.enqueue(BAD);
        eventually(() -> scene.queries().kinds().map(kinds -> kinds.stream().anyMatch(kind -> kind.dead() == 2)));
        scene.mend();
        scene.enqueue(BAD);
        eventually(() -> scene.queries()
                .page(search(JobState.SUCCEEDED))
                .map(page -> !page.jobs().isEmpty()));

        assertThat(view(BAD).state()).isEqualTo(JobState.DEAD);
        assertThat(view(BAD).endedAt())
                .hasValueSatisfying(end -> assertThat(end).isAfter(first));
    }

    @Test
    void jobs_of_one_time_come_by_kind_and_then_by_id() {
        var due = Instant.parse("2126-03-01T12:00:00Z");
        var jobs = List.of(new JobKey(CHORE, "good-b"), new JobKey(ERRAND, "good-a"), new JobKey(ERRAND, "good-c"));
        jobs.reversed().forEach(job -> scene.enqueueFor(due, job));

        assertThat(page(JobState.SCHEDULED)).isEqualTo(jobs);
        assertThat(walk(JobState.SCHEDULED)).isEqualTo(jobs);
    }

    @Test
    void pages_follow_one_another_without_gaps_and_without_repeats() {
        for (var number = 0; number < 5; number++) {
            scene.enqueueForLater(new JobKey(number % 2 == 0 ? ERRAND : CHORE, "good-" + number));
        }

        var seen = walk(JobState.SCHEDULED);

        assertThat(seen).extracting(JobKey::id).containsExactly("good-0", "good-1", "good-2", "good-3", "good-4");
    }

    @Test
    void pages_of_jobs_that_are_over_follow_one_another_too() {
        for (var number = 0; number < 5; number++) {
            scene.worked(new JobKey(ERRAND, "bad-" + number), JobState.DEAD);
        }

        assertThat(walk(JobState.DEAD))
                .extracting(JobKey::id)
                .containsExactly("bad-4", "bad-3", "bad-2", "bad-1", "bad-0");
    }

    @Test
    void a_page_may_be_of_one_kind() {
        scene.enqueueForLater(GOOD);
        scene.enqueueForLater(GOOD_CHORE);

        var page = resultOf(scene.queries()
                .page(new JobSearch(
                        JobState.SCHEDULED, Optional.of(CHORE), JobFilter.NONE, Optional.empty(), PageSize.USUAL)));

        assertThat(page.jobs()).extracting(JobView::key).containsExactly(GOOD_CHORE);
    }

    @Test
    void jobs_are_found_by_a_part_of_their_id() {
        scene.enqueueForLater(new JobKey(ERRAND, "good-of-ada"));
        scene.enqueueForLater(new JobKey(CHORE, "good-of-bob"));

        assertThat(found(JobState.SCHEDULED, byId("of-bob"))).containsExactly(new JobKey(CHORE, "good-of-bob"));
        assertThat(found(JobState.SCHEDULED, byId("of-"))).hasSize(2);
        assertThat(found(JobState.SCHEDULED, byId("OF"))).isEmpty();
        assertThat(found(JobState.SCHEDULED, byId("%"))).isEmpty();
    }

    @Test
    void jobs_are_found_by_the_trace_that_caused_them_in_whatever_state() {
        var cause = new JobFilter(Optional.empty(), Optional.of(CAUSE), Optional.empty());
        scene.enqueueForLater(GOOD);
        scene.enqueueForLater(new JobKey(ERRAND, "good-traced"));
        scene.worked(new JobKey(ERRAND, "bad-traced"), JobState.DEAD);
        scene.worked(BAD, JobState.DEAD);
        scene.worked(new JobKey(CHORE, "good-traced"), JobState.SUCCEEDED);
        scene.worked(GOOD_CHORE, JobState.SUCCEEDED);

        assertThat(found(JobState.SCHEDULED, cause)).containsExactly(new JobKey(ERRAND, "good-traced"));
        assertThat(found(JobState.DEAD, cause)).containsExactly(new JobKey(ERRAND, "bad-traced"));
        assertThat(found(JobState.SUCCEEDED, cause)).containsExactly(new JobKey(CHORE, "good-traced"));
    }

    @Test
    void jobs_are_found_by_the_user_they_are_about_alive_or_dead() {
        scene.enqueueAbout(7, new JobKey(ERRAND, "good-7"));
        scene.enqueueAbout(77, new JobKey(ERRAND, "good-77"));
        scene.enqueueAbout(7, new JobKey(CHORE, "bad-7"));
        completes(scene.control().runNow(new JobKey(CHORE, "bad-7")));
        scene.becomes(new JobKey(CHORE, "bad-7"), JobState.DEAD);

        assertThat(found(JobState.SCHEDULED, ofUser(7))).containsExactly(new JobKey(ERRAND, "good-7"));
        assertThat(found(JobState.DEAD, ofUser(7))).containsExactly(new JobKey(CHORE, "bad-7"));
        assertThat(found(JobState.DEAD, ofUser(77))).isEmpty();
    }

    @Test
    void what_is_asked_for_together_is_all_true_of_what_is_found() {
        scene.enqueueAbout(7, new JobKey(ERRAND, "good-traced-1"));
        scene.enqueueAbout(7, new JobKey(ERRAND, "good-traced-2"));
        scene.enqueueAbout(8, new JobKey(ERRAND, "good-traced-12"));
        scene.enqueueAbout(7, new JobKey(ERRAND, "good-1"));
        scene.enqueueAbout(7, new JobKey(CHORE, "good-traced-1"));
        var filter = new JobFilter(Optional.of("-1"), Optional.of(CAUSE), Optional.of(7L));

        var page = resultOf(scene.queries().page(search(filter, Optional.empty(), PageSize.USUAL)));

        assertThat(ofTheScene(page)).containsExactly(new JobKey(ERRAND, "good-traced-1"));
    }

    @Test
    void a_page_says_how_many_jobs_were_looked_through_and_goes_on_behind_what_it_shows() {
        for (var number = 0; number < 5; number++) {
            scene.enqueueAbout(number % 2, new JobKey(ERRAND, "good-" + number));
        }

        var first = resultOf(scene.queries().page(search(ofUser(0), Optional.empty(), new PageSize(2))));
        var second = resultOf(scene.queries().page(search(ofUser(0), first.next(), new PageSize(2))));

        assertThat(ofTheScene(first)).extracting(JobKey::id).containsExactly("good-0", "good-2");
        assertThat(first.lookedThrough()).isEqualTo(3);
        assertThat(ofTheScene(second)).extracting(JobKey::id).containsExactly("good-4");
        assertThat(second.lookedThrough()).isEqualTo(2);
        assertThat(second.next()).isEmpty();
    }

    @Test
    void a_cursor_that_no_page_gave_is_refused() {
        var search =
                new JobSearch(JobState.WAITING, Optional.empty(), JobFilter.NONE, Optional.of("none"), PageSize.USUAL);

        assertThatThrownBy(() -> completes(scene.queries().page(search))).isInstanceOf(SharedError.UnknownCursor.class);
    }

    @Test
    void kinds_are_shown_with_how_many_of_their_jobs_stand_where() {
        scene.worked(BAD, JobState.DEAD);
        scene.worked(FLAKY, JobState.RETRYING);
        scene.enqueueForLater(GOOD);
        completes(scene.control().pause(CHORE));
        scene.enqueue(GOOD_CHORE);

        assertThat(resultOf(scene.queries().kinds()))
                .extracting(JobKindView::kind)
                .contains(CHORE, ERRAND)
                .isSorted();
        assertThat(kind(ERRAND)).satisfies(errand -> {
            assertThat(List.of(errand.waiting(), errand.scheduled(), errand.retrying(), errand.running()))
                    .containsExactly(0L, 1L, 1L, 0L);
            assertThat(errand.dead()).isEqualTo(1);
            assertThat(errand.pausedAt()).isEmpty();
            assertThat(errand.oldestDue()).isEqualTo(Duration.ZERO);
        });
        assertThat(kind(CHORE)).satisfies(chore -> {
            assertThat(chore.waiting()).isEqualTo(1);
            assertThat(chore.pausedAt()).isPresent();
        });
    }

    @Test
    void a_job_that_runs_is_counted_as_one_that_runs_and_as_nothing_else() {
        scene.worked(ENDLESS, JobState.RUNNING);

        var errand = kind(ERRAND);

        assertThat(errand.running()).isEqualTo(1);
        assertThat(List.of(errand.waiting(), errand.scheduled(), errand.retrying(), errand.dead()))
                .containsOnly(0L);
        assertThat(errand.oldestDue()).isEqualTo(Duration.ZERO);
    }

    @Test
    void a_kind_says_for_how_long_the_oldest_has_been_due() {
        var now = Instant.now();
        completes(scene.control().pause(ERRAND));
        scene.enqueueFor(now.minus(Duration.ofDays(2)), GOOD);
        scene.enqueueFor(now.minus(Duration.ofDays(1)), BAD);
        scene.enqueueForLater(FLAKY);

        assertThat(kind(ERRAND).oldestDue()).isBetween(Duration.ofDays(2), Duration.ofDays(3));
    }

    @Test
    void nobody_counts_further_than_was_said() {
        for (var number = 0; number <= JobKindView.MOST_COUNTED; number++) {
            scene.enqueueForLater(new JobKey(ERRAND, "good-" + number));
        }

        assertThat(kind(ERRAND).scheduled()).isEqualTo(JobKindView.MOST_COUNTED);
    }

    private List<JobKey> found(JobState state, JobFilter filter) {
        return ofTheScene(resultOf(scene.queries()
                .page(new JobSearch(state, Optional.empty(), filter, Optional.empty(), PageSize.USUAL))));
    }

    private static JobSearch search(JobFilter filter, Optional<String> after, PageSize size) {
        return new JobSearch(JobState.SCHEDULED, Optional.of(ERRAND), filter, after, size);
    }

    private static JobFilter byId(String part) {
        return new JobFilter(Optional.of(part), Optional.empty(), Optional.empty());
    }

    private static JobFilter ofUser(long user) {
        return new JobFilter(Optional.empty(), Optional.empty(), Optional.of(user));
    }

    private List<JobKey> page(JobState state) {
        return ofTheScene(resultOf(scene.queries().page(search(state))));
    }

    private static JobSearch search(JobState state) {
        return new JobSearch(state, Optional.empty(), JobFilter.NONE, Optional.empty(), PageSize.USUAL);
    }

    /** Beside them a queue may have jobs for its own upkeep. */
    private static List<JobKey> ofTheScene(JobPage page) {
        return page.jobs().stream()
                .map(JobView::key)
                .filter(job -> List.of(ERRAND, CHORE).contains(job.kind()))
                .toList();
    }

    /** Two at a time, to the last page. */
    private List<JobKey> walk(JobState state) {
        var seen = new ArrayList<JobKey>();
        var next = Optional.<String>empty();
        do {
            var page = resultOf(scene.queries()
                    .page(new JobSearch(state, Optional.empty(), JobFilter.NONE, next, new PageSize(2))));
            seen.addAll(ofTheScene(page));
            next = page.next();
        } while (next.isPresent());
        return seen;
    }
}
