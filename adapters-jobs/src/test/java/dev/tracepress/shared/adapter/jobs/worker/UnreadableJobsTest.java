package dev.tracepress.shared.adapter.jobs.worker;

import static dev.tracepress.testkit.Facts.completes;
import static dev.tracepress.testkit.Facts.eventually;
import static dev.tracepress.testkit.Facts.resultOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tracepress.shared.adapter.persistence.PostgresStore;
import dev.tracepress.shared.adapter.persistence.TestPostgres;
import dev.tracepress.shared.application.port.out.JobControl;
import dev.tracepress.shared.application.port.out.JobFilter;
import dev.tracepress.shared.application.port.out.JobKey;
import dev.tracepress.shared.application.port.out.JobQueries;
import dev.tracepress.shared.application.port.out.JobSearch;
import dev.tracepress.shared.application.port.out.JobState;
import dev.tracepress.shared.application.port.out.JobView;
import dev.tracepress.shared.domain.PageSize;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

/** Rows of the queue that hold no envelope, or nothing in it, as after a mistake by hand. */
@Tag("slow")
class UnreadableJobsTest {

    private static final List<String> ALL = List.of("bytes", "no-json", "no-trace", "nothing", "null", "null-payload");

    private final PostgresStore store = PostgresStore.on(TestPostgres.migrated());
    private final Greeting greeting = new Greeting(_ -> Mono.empty());
    private final JobsUnderTest operator = JobsUnderTest.on(store, JobsUnderTest.settings(false), List.of(greeting));

    @BeforeEach
    void insert() {
        sql("""
                INSERT INTO scheduled_tasks (task_name, task_instance, task_data, execution_time, picked, version)
                SELECT 'greeting', id, data, now() - interval '1 minute', FALSE, 1
                FROM (VALUES
                    ('bytes', '\\xff00'::bytea),
                    ('no-json', convert_to('no JSON', 'UTF8')),
                    ('no-trace', convert_to('{"v":1,"enqueuedAt":"2026-11-30T07:00:00Z","payload":{}}', 'UTF8')),
                    ('nothing', NULL),
                    ('null', convert_to('null', 'UTF8')),
                    ('null-payload', convert_to('{"v":1,"enqueuedAt":"2026-11-30T07:00:00Z","trace":{},"payload":null}', 'UTF8'))) AS row (id, data)""");
    }

    @AfterEach
    void close() {
        operator.closeJobs();
        store.close();
    }

    @Test
    void they_are_dead_after_one_attempt_and_keep_what_they_held() {
        work();

        assertThat(
                        texts(
                                "SELECT job_id || '#' || attempts || ': ' || coalesce(envelope ->> 'payload', '-') FROM dead_jobs ORDER BY 1"))
                .containsExactly(
                        "bytes#1: \uFFFD\uFFFD",
                        "no-json#1: no JSON",
                        "no-trace#1: {\"v\":1,\"enqueuedAt\":\"2026-11-30T07:00:00Z\",\"payload\":{}}",
                        "nothing#1: ",
                        "null#1: null",
                        "null-payload#1: -");
        assertThat(listed(JobState.DEAD))
                .allSatisfy(job -> assertThat(job.failures().getFirst().error()).contains("the job cannot be read"));
        assertThat(greeting.attempts()).isZero();
    }

    @Test
    void those_of_a_worker_that_died_are_no_longer_held() {
        sql("UPDATE scheduled_tasks SET picked = TRUE, picked_by = 'dead', last_heartbeat = now() - interval '1 hour'");

        work();

        assertThat(ids(JobState.DEAD)).containsExactlyElementsOf(ALL);
    }

    @Test
    void operators_see_them_with_what_is_known_and_can_cancel_them() {
        assertThat(ids(JobState.WAITING)).containsExactlyElementsOf(ALL);
        assertThat(resultOf(queries().find(new JobKey("greeting", "no-json"))).causeTrace())
                .isEmpty();

        for (var id : ALL) {
            assertThat(resultOf(operator.bean(JobControl.class).cancel(new JobKey("greeting", id))))
                    .as(id)
                    .isTrue();
        }

        assertThat(ids(JobState.CANCELLED)).containsExactlyElementsOf(ALL);
        assertThat(resultOf(operator.waiting())).isZero();
    }

    @Test
    void one_that_is_redriven_as_it_is_dies_again_and_mended_by_hand_it_is_done() {
        work();
        sql("""
                UPDATE dead_jobs SET envelope =
                    '{"v":1,"enqueuedAt":"2026-11-30T07:00:00Z","trace":{},"payload":{"name":"Ada"}}'
                WHERE job_id = 'no-json'""");

        completes(operator.bean(JobControl.class).redrive(JobControl.DeadJobs.all(), Optional.empty(), 10));
        work();

        assertThat(ids(JobState.DEAD)).containsExactly("bytes", "no-trace", "nothing", "null", "null-payload");
        assertThat(ids(JobState.SUCCEEDED)).containsExactly("no-json");
    }

    @Test
    void dead_ones_whose_envelopes_are_wrong_are_seen_and_keep_no_other_from_being_redriven() {
        work();
        for (var wrong : List.of(
                "\"none\"",
                "{\"enqueuedAt\":\"soon\"}",
                "{\"payload\":\"\\u0000\"}",
                "{\"turn\":\"mine\"}",
                "{\"attempts\":null}",
                "{\"attempts\":[null]}",
                "{\"attempts\":[{\"number\":1}]}")) {
            completes(store.database()
                    .sql("UPDATE dead_jobs SET envelope = :wrong::json")
                    .bind("wrong", wrong)
                    .then());

            assertThat(ids(JobState.DEAD)).as(wrong).containsExactlyElementsOf(ALL);
            assertThat(resultOf(operator.bean(JobControl.class)
                                    .redrive(JobControl.DeadJobs.all(), Optional.empty(), 10))
                            .jobs())
                    .as(wrong)
                    .isEqualTo(ALL.size());
            work();
        }
    }

    /** Its first look is for the dead; beats that a busy machine delays must not make the living one of them. */
    private void work() {
        var worker = JobsUnderTest.on(store, JobsUnderTest.polling(Duration.ofMinutes(10)), List.of(greeting));
        eventually(() -> worker.waiting().map(waiting -> waiting == 0));
        worker.closeJobs();
    }

    private List<String> ids(JobState state) {
        return listed(state).stream().map(job -> job.key().id()).sorted().toList();
    }

    private List<JobView> listed(JobState state) {
        return resultOf(queries()
                        .page(new JobSearch(
                                state, Optional.empty(), JobFilter.NONE, Optional.empty(), new PageSize(20))))
                .jobs();
    }

    private JobQueries queries() {
        return operator.bean(JobQueries.class);
    }

    private List<String> texts(String query) {
        return resultOf(store.database().sql(query).mapValue(String.class).all().collectList());
    }

    private void sql(String statement) {
        completes(store.database().sql(statement).then());
    }
}
