package dev.tracepress.shared.adapter.jobs.worker;

import static dev.tracepress.testkit.Facts.completes;
import static dev.tracepress.testkit.Facts.eventually;
import static dev.tracepress.testkit.Facts.resultOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tracepress.shared.adapter.jobs.JobPolicy;
import dev.tracepress.shared.adapter.jobs.NewJob;
import dev.tracepress.shared.adapter.jobs.Turn;
import dev.tracepress.shared.adapter.persistence.PostgresStore;
import dev.tracepress.shared.adapter.persistence.TestPostgres;
import dev.tracepress.shared.application.port.out.JobControl;
import dev.tracepress.shared.application.port.out.JobControl.DeadJobs;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

/** A job has the turn of its tenant, whatever becomes of it. */
@Tag("slow")
class TurnsTest {

    private final PostgresStore store = PostgresStore.on(TestPostgres.migrated());
    private final Errand errand =
            new Errand(JobPolicy.USUAL.attempts(1), _ -> Mono.error(new IllegalStateException("as it should")));

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void a_dead_job_that_is_redriven_has_the_turn_that_it_had() {
        var job = Errand.job("a", 7);
        var worker = JobsUnderTest.on(store, JobsUnderTest.settings(true), List.of(errand));
        enqueue(worker, job);
        eventually(() -> store.database()
                .sql("SELECT count(*) = 1 FROM dead_jobs")
                .mapValue(Boolean.class)
                .one());
        worker.closeJobs();

        var operator = JobsUnderTest.on(store, JobsUnderTest.settings(false), List.of(errand));
        completes(operator.bean(JobControl.class).redrive(DeadJobs.all(), Optional.empty(), 10));

        assertThat(turn()).isEqualTo(Turn.of(errand, job.payload()));
        operator.closeJobs();
    }

    @Test
    void a_job_that_replaces_another_has_its_own_turn() {
        var later = Errand.job("a", 8);
        var nobodyWorks = JobsUnderTest.on(store, JobsUnderTest.settings(false), List.of(errand));
        enqueue(nobodyWorks, Errand.job("a", 7));

        enqueue(nobodyWorks, later.replacing());

        assertThat(turn()).isEqualTo(Turn.of(errand, later.payload()));
        nobodyWorks.closeJobs();
    }

    /** Rows that no vacuum has seen, before PostgreSQL knows how many they are and when it does. */
    @Test
    void a_pick_reads_few_rows_however_many_one_tenant_has() throws SQLException {
        sql("ALTER TABLE scheduled_tasks SET (autovacuum_enabled = false)");
        sql("""
                INSERT INTO scheduled_tasks (task_name, task_instance, execution_time, picked, version, priority, turn)
                SELECT 'errand', 'job-' || number, now() - interval '1 hour' + number * interval '1 ms', FALSE, 1, 50,
                       CASE WHEN number > 19990 THEN number ELSE 7 END
                FROM generate_series(1, 20000) AS number""");

        assertThat(RowsOfAPick.read(store, "errand")).as("without statistics").isBetween(20L, 500L);
        sql("ANALYZE scheduled_tasks");
        assertThat(RowsOfAPick.read(store, "errand")).as("with statistics").isBetween(20L, 500L);
    }

    private void sql(String statement) {
        completes(store.database().sql(statement).then());
    }

    private void enqueue(JobsUnderTest jobs, NewJob<Errand.Payload> job) {
        completes(store.transactions().inTransaction(jobs.queue().enqueue(errand, job)));
    }

    private int turn() {
        return resultOf(store.database()
                .sql("SELECT turn FROM scheduled_tasks WHERE task_name = 'errand'")
                .mapValue(Integer.class)
                .one());
    }
}
