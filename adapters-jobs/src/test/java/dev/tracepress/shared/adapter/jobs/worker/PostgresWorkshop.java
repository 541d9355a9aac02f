package dev.tracepress.shared.adapter.jobs.worker;

import static dev.tracepress.testkit.Facts.eventually;
import static dev.tracepress.testkit.Facts.resultOf;

import dev.tracepress.shared.adapter.jobs.JobKind;
import dev.tracepress.shared.adapter.jobs.JobQueue;
import dev.tracepress.shared.adapter.persistence.PostgresStore;
import dev.tracepress.shared.adapter.persistence.TestPostgres;
import dev.tracepress.testkit.Given;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

/** A queue on PostgreSQL with one worker, which looks for jobs when the test says so. */
public final class PostgresWorkshop implements Workshop {

    private final AtomicReference<Instant> now = new AtomicReference<>(Given.NOON);
    private final PostgresStore store = PostgresStore.on(TestPostgres.migrated());
    private final JobsUnderTest jobs;

    public PostgresWorkshop(JobKind<?>... kinds) {
        this.jobs = JobsUnderTest.on(store, JobsUnderTest.oneAtATime(), List.of(kinds), now::get);
    }

    @Override
    public JobQueue queue() {
        return jobs.queue();
    }

    JobsUnderTest jobs() {
        return jobs;
    }

    @Override
    public PostgresStore store() {
        return store;
    }

    @Override
    public Instant now() {
        return now.get();
    }

    @Override
    public void pass(Duration time) {
        now.updateAndGet(before -> before.plus(time));
    }

    @Override
    public void work() {
        beginWork();
        eventually(() -> store.database()
                .sql("SELECT count(*) = 0 FROM scheduled_tasks WHERE picked OR execution_time <= :now")
                .bind("now", now.get())
                .mapValue(Boolean.class)
                .one());
    }

    @Override
    public void beginWork() {
        jobs.startWorking();
    }

    @Override
    public List<String> queued() {
        return texts("SELECT task_instance FROM scheduled_tasks WHERE task_instance <> 'recurring'");
    }

    @Override
    public List<String> dead() {
        return texts("SELECT job_id || '#' || attempts FROM dead_jobs");
    }

    private List<String> texts(String query) {
        return resultOf(store.database().sql(query).mapValue(String.class).all().collectList());
    }

    @Override
    public void close() {
        jobs.close();
    }
}
