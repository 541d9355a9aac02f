package dev.tracepress.shared.adapter.jobs.worker;

import static dev.tracepress.testkit.Facts.completes;
import static dev.tracepress.testkit.Facts.resultOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tracepress.shared.adapter.persistence.PostgresStore;
import dev.tracepress.shared.adapter.persistence.TestPostgres;
import dev.tracepress.shared.application.port.out.JobFilter;
import dev.tracepress.shared.application.port.out.JobKey;
import dev.tracepress.shared.application.port.out.JobKindView;
import dev.tracepress.shared.application.port.out.JobQueries;
import dev.tracepress.shared.application.port.out.JobSearch;
import dev.tracepress.shared.application.port.out.JobState;
import dev.tracepress.shared.domain.PageSize;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import reactor.core.publisher.Mono;

/** What it costs to count the queue, in rows that PostgreSQL reads for it. */
@Tag("slow")
class CountedJobsTest {

    private static final List<String> KINDS = List.of("errand", "chore", "favour");

    private final PostgresStore store = PostgresStore.on(TestPostgres.migrated());
    private final JobsUnderTest operator = JobsUnderTest.on(store, JobsUnderTest.settings(false), List.of());

    /** Rows that no vacuum has seen are looked up in the table even where the index would do, and so are counted. */
    @BeforeEach
    void unvacuumed() {
        sql("ALTER TABLE scheduled_tasks SET (autovacuum_enabled = false)");
        sql("ALTER TABLE dead_jobs SET (autovacuum_enabled = false)");
    }

    @AfterEach
    void close() {
        operator.close();
    }

    @Test
    void a_long_queue_is_counted_by_as_many_rows_as_a_short_one_with_statistics_or_without() {
        var states = 4L;
        var bound = KINDS.size() * states * (JobKindView.MOST_COUNTED + 10);
        manyJobs();

        assertThat(rowsReadToCount()).as("before PostgreSQL knows them").isLessThan(bound);
        sql("ANALYZE");
        assertThat(rowsReadToCount()).as("when it does").isLessThan(bound);
    }

    @Test
    void of_many_jobs_at_least_so_many_are_told_and_how_old_the_oldest_is() {
        manyJobs();

        assertThat(counted()).hasSize(KINDS.size()).allSatisfy(kind -> {
            assertThat(List.of(kind.waiting(), kind.scheduled(), kind.retrying(), kind.dead()))
                    .containsOnly(JobKindView.MOST_COUNTED);
            assertThat(kind.running()).isZero();
            assertThat(kind.oldestDue()).isBetween(Duration.ofMinutes(3_000), Duration.ofMinutes(4_000));
        });
    }

    @Test
    void a_retry_that_is_due_may_be_the_oldest() {
        sql("""
                INSERT INTO scheduled_tasks
                    (task_name, task_instance, execution_time, picked, consecutive_failures, version, priority)
                VALUES ('errand', 'new', now() - interval '1 hour', FALSE, 0, 1, 50),
                       ('errand', 'retried', now() - interval '1 day', FALSE, 2, 1, 10),
                       ('errand', 'picked', now() - interval '2 days', TRUE, 0, 1, 50)""");

        assertThat(counted()).singleElement().satisfies(errand -> {
            assertThat(List.of(errand.waiting(), errand.retrying(), errand.running()))
                    .containsExactly(1L, 1L, 1L);
            assertThat(errand.oldestDue()).isBetween(Duration.ofHours(24), Duration.ofHours(47));
        });
    }

    @ParameterizedTest
    @EnumSource(names = {"WAITING", "SCHEDULED", "RETRYING", "DEAD"})
    void a_page_of_jobs_is_read_by_as_many_rows_as_it_shows_of_each_kind(JobState state) {
        var bound = KINDS.size() * 2L * (PageSize.USUAL.value() + 10);
        manyJobs();
        var first = resultOf(queries().page(page(state, Optional.empty())));
        assertThat(first.jobs()).hasSize(PageSize.USUAL.value());

        assertThat(rowsReadFor(queries().page(page(state, Optional.empty())))).isLessThan(bound);
        assertThat(rowsReadFor(queries().page(page(state, first.next())))).isLessThan(bound);
    }

    @Test
    void of_many_jobs_due_at_one_time_each_stands_on_one_page() {
        sql("""
                INSERT INTO scheduled_tasks
                    (task_name, task_instance, task_data, execution_time, picked, consecutive_failures, version, priority)
                SELECT kind, 'job-' || number, '{"enqueuedAt":"2026-01-01T00:00:00Z"}', '2026-01-01T00:00:00Z', FALSE, 0, 1, 50
                FROM generate_series(1, 50) AS number, unnest('{errand,chore,favour}'::text[]) AS kind""");

        var seen = new ArrayList<JobKey>();
        var next = Optional.<String>empty();
        do {
            var page = resultOf(queries().page(page(JobState.WAITING, next)));
            page.jobs().forEach(job -> seen.add(job.key()));
            next = page.next();
        } while (next.isPresent());

        assertThat(seen.stream().filter(job -> KINDS.contains(job.kind())))
                .hasSize(150)
                .doesNotHaveDuplicates()
                .isSortedAccordingTo(Comparator.comparing(JobKey::kind).thenComparing(JobKey::id));
    }

    @Test
    void a_search_looks_through_no_more_jobs_than_it_may_and_goes_on_from_there_when_asked_to() {
        var bound = 2L * (JobSearch.MOST_LOOKED_THROUGH + 10);
        completes(store.database().sql("""
                        INSERT INTO scheduled_tasks
                            (task_name, task_instance, task_data, execution_time, picked, version, priority)
                        SELECT 'errand', 'job-' || number, '{"enqueuedAt":"2026-01-01T00:00:00Z"}',
                               '2026-01-01T00:00:00Z'::timestamptz + number * interval '1 second', FALSE, 1, 50
                        FROM generate_series(1, 25000) AS number""").then());

        assertThat(rowsReadFor(queries().page(lookingFor("job-12345", Optional.empty()))))
                .isLessThan(bound);
        var first = resultOf(queries().page(lookingFor("job-12345", Optional.empty())));
        assertThat(first.jobs()).isEmpty();
        assertThat(first.lookedThrough()).isEqualTo(JobSearch.MOST_LOOKED_THROUGH);
        var second = resultOf(queries().page(lookingFor("job-12345", first.next())));
        assertThat(second.jobs()).extracting(job -> job.key().id()).containsExactly("job-12345");
        assertThat(second.lookedThrough()).isEqualTo(JobSearch.MOST_LOOKED_THROUGH);
        var last = resultOf(queries().page(lookingFor("job-12345", second.next())));
        assertThat(last.jobs()).isEmpty();
        assertThat(last.lookedThrough()).isEqualTo(5_000);
        assertThat(last.next()).isEmpty();
    }

    private static JobSearch lookingFor(String id, Optional<String> after) {
        var filter = new JobFilter(Optional.of(id), Optional.empty(), Optional.empty());
        return new JobSearch(JobState.WAITING, Optional.of("errand"), filter, after, PageSize.USUAL);
    }

    private static JobSearch page(JobState state, Optional<String> after) {
        return new JobSearch(state, Optional.empty(), JobFilter.NONE, after, PageSize.USUAL);
    }

    /** Of each kind 3,333 that wait, 3,333 for later, 3,333 that failed, and 2,000 dead. */
    private void manyJobs() {
        for (var kind : KINDS) {
            completes(store.database().sql("""
                            INSERT INTO scheduled_tasks
                                (task_name, task_instance, task_data, execution_time, picked, consecutive_failures, version,
                                priority)
                            SELECT :kind, 'job-' || number, '{"enqueuedAt":"2026-01-01T00:00:00Z"}',
                                   now() + CASE number % 3 WHEN 0 THEN -1 ELSE 1 END * number * interval '20 seconds',
                                   FALSE, CASE number % 3 WHEN 2 THEN 1 END, 1, 50
                            FROM generate_series(1, 9999) AS number""").bind("kind", kind).then());
            completes(store.database().sql("""
                            INSERT INTO dead_jobs (kind, job_id, priority, envelope, attempts, last_error, died_at)
                            SELECT :kind, 'job-' || number, 50, '{"enqueuedAt":"2026-01-01T00:00:00Z","attempts":[]}', 20, 'it failed', now()
                            FROM generate_series(1, 2000) AS number""").bind("kind", kind).then());
        }
    }

    private long rowsReadToCount() {
        return rowsReadFor(queries().kinds());
    }

    private long rowsReadFor(Mono<?> work) {
        return resultOf(store.transactions()
                .inTransaction(
                        rowsRead().flatMap(before -> work.then(rowsRead()).map(after -> after - before))));
    }

    /** By this connection, since it last reported. */
    private Mono<Long> rowsRead() {
        return store.database().sql("""
                        SELECT sum(coalesce(seq_tup_read, 0) + coalesce(idx_tup_fetch, 0))::bigint
                        FROM pg_stat_xact_user_tables
                        WHERE relname IN ('scheduled_tasks', 'dead_jobs')""").mapValue(Long.class).one();
    }

    private List<JobKindView> counted() {
        return resultOf(queries().kinds()).stream()
                .filter(kind -> KINDS.contains(kind.kind()))
                .toList();
    }

    private JobQueries queries() {
        return operator.bean(JobQueries.class);
    }

    private void sql(String statement) {
        completes(store.database().sql(statement).then());
    }
}
