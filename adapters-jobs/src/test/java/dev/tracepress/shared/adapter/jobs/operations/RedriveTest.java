package dev.tracepress.shared.adapter.jobs.operations;

import static dev.tracepress.testkit.Facts.completes;
import static dev.tracepress.testkit.Facts.eventually;
import static dev.tracepress.testkit.Facts.resultOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tracepress.shared.adapter.jobs.worker.JobsUnderTest;
import dev.tracepress.shared.adapter.persistence.PostgresStore;
import dev.tracepress.shared.adapter.persistence.TestPostgres;
import dev.tracepress.shared.application.port.out.JobControl;
import dev.tracepress.shared.application.port.out.JobControl.DeadJobs;
import dev.tracepress.shared.application.port.out.JobControl.Redriven;
import dev.tracepress.shared.application.port.out.JobKey;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.util.context.Context;

/** What comes between while dead jobs are redriven. */
@Tag("slow")
class RedriveTest {

    private static final String ENQUEUE = """
            INSERT INTO scheduled_tasks (task_name, task_instance, execution_time, picked, version)
            VALUES ('errand', 'b', now(), FALSE, 1)""";

    private final PostgresStore store = PostgresStore.on(TestPostgres.migrated());
    private final JobsUnderTest operator = JobsUnderTest.on(store, JobsUnderTest.settings(false), List.of());

    @BeforeEach
    void die() {
        completes(sql("""
                INSERT INTO dead_jobs (kind, job_id, priority, envelope, attempts, last_error, died_at)
                SELECT 'errand', id, 50, '{"v":1}', 20, 'none', now() FROM unnest(ARRAY['a', 'b', 'c']) AS id"""));
    }

    @AfterEach
    void close() {
        operator.closeJobs();
        store.close();
    }

    @Test
    void a_job_that_is_enqueued_meanwhile_stays_dead_and_the_others_go() {
        var enqueued = new CompletableFuture<Boolean>();
        var commit = new CompletableFuture<Boolean>();
        var enqueuing = store.transactions()
                .inTransaction(sql(ENQUEUE)
                        .then(Mono.fromRunnable(() -> enqueued.complete(true)))
                        .then(Mono.fromFuture(commit, true)))
                .toFuture();
        enqueued.join();

        var redriving = redrive().toFuture();
        eventually(() -> store.database()
                .sql(
                        "SELECT count(*) = 1 FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname = current_database()")
                .mapValue(Boolean.class)
                .one());
        commit.complete(true);
        enqueuing.join();

        assertThat(redriving.join()).isEqualTo(new Redriven(2, Optional.empty()));
        assertThat(texts("SELECT job_id FROM dead_jobs")).containsExactly("b");
        assertThat(texts("SELECT task_instance FROM scheduled_tasks ORDER BY 1"))
                .containsExactly("a", "b", "c");
    }

    @Test
    void two_operators_at_once_redrive_each_job_once() {
        redriveAtOnce();
    }

    @Test
    void so_they_do_where_jobs_died_before_under_the_same_ids() {
        die();

        redriveAtOnce();

        assertThat(texts("SELECT job_id FROM dead_jobs ORDER BY 1")).containsExactly("a", "b", "c");
    }

    private void redriveAtOnce() {
        var another = redrive().contextWrite(_ -> Context.empty());

        var both = store.transactions()
                .inTransaction(redrive().zipWhen(_ -> another, (one, other) -> List.of(one.jobs(), other.jobs())));

        assertThat(resultOf(both)).containsExactly(3L, 0L);
        assertThat(texts("SELECT task_instance FROM scheduled_tasks ORDER BY 1"))
                .containsExactly("a", "b", "c");
    }

    @Test
    void those_whose_ids_are_in_the_queue_again_are_passed_by_and_end_nothing() {
        completes(sql(ENQUEUE));
        var control = operator.bean(JobControl.class);

        var first = resultOf(control.redrive(DeadJobs.all(), Optional.empty(), 2));
        var rest = resultOf(control.redrive(DeadJobs.all(), first.last(), 2));

        assertThat(first).isEqualTo(new Redriven(1, Optional.of(new JobKey("errand", "b"))));
        assertThat(rest).isEqualTo(new Redriven(1, Optional.empty()));
    }

    private Mono<Redriven> redrive() {
        return operator.bean(JobControl.class).redrive(DeadJobs.of("errand"), Optional.empty(), 1_000);
    }

    private Mono<Void> sql(String statement) {
        return store.database().sql(statement).then();
    }

    private List<String> texts(String query) {
        return resultOf(store.database().sql(query).mapValue(String.class).all().collectList());
    }
}
