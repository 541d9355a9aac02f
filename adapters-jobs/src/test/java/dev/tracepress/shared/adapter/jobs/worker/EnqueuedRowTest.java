package dev.tracepress.shared.adapter.jobs.worker;

import static dev.tracepress.testkit.Facts.completes;
import static dev.tracepress.testkit.Facts.resultOf;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import dev.tracepress.shared.adapter.jobs.NewJob;
import dev.tracepress.shared.adapter.jobs.rows.JobEnvelope;
import dev.tracepress.shared.adapter.jobs.rows.JobJson;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

/** What is enqueued over R2DBC is, column for column, what db-scheduler's own client writes over JDBC. */
@Tag("slow")
class EnqueuedRowTest {

    private final JobsUnderTest jobs = JobsUnderTest.enqueuing();
    private final Greeting kind = new Greeting(_ -> Mono.empty());

    @AfterEach
    void close() {
        jobs.close();
    }

    @Test
    void the_row_is_the_one_that_the_schedulers_client_writes() {
        enqueue();
        var json = new JobJson();
        var envelope = json.deserialize(JobEnvelope.class, data("ours"));

        SchedulerClient.Builder.create(
                        jobs.store().bean(DataSource.class),
                        new JobTask<>(kind, jobs.runner(), jobs.bean(JobSlots.class)))
                .serializer(json)
                .enablePriority()
                .build()
                .scheduleIfNotExists(new TaskInstance<>("greeting", "theirs", envelope), envelope.enqueuedAt());

        assertThat(row("ours")).isEqualTo(row("theirs")).contains("\"picked\": false", "\"version\": 1");
    }

    @Test
    void the_payload_is_legible_json_in_an_envelope_with_a_version() {
        enqueue();

        assertThat(new String(data("ours"), StandardCharsets.UTF_8))
                .matches("\\{\"v\":1,\"enqueuedAt\":\"[^\"]+Z\",\"trace\":\\{},\"payload\":\\{\"name\":\"Ada\"}}");
    }

    /** Another version may write other columns: then this test and the migration are to be looked at again. */
    @Test
    void db_scheduler_has_the_version_that_the_table_was_made_for() {
        var jar = Objects.requireNonNull(
                        SchedulerClient.class.getProtectionDomain().getCodeSource())
                .getLocation();

        assertThat(jar.getPath()).endsWith("db-scheduler-16.12.0.jar");
    }

    private void enqueue() {
        completes(jobs.store()
                .transactions()
                .inTransaction(jobs.queue().enqueue(kind, NewJob.of("ours", new Greeting.Payload("Ada")))));
    }

    /** All columns but the id, as JSON. */
    private String row(String id) {
        return resultOf(jobs.store()
                .database()
                .sql("SELECT (to_jsonb(t) - 'task_instance')::text FROM scheduled_tasks t WHERE task_instance = :id")
                .bind("id", id)
                .mapValue(String.class)
                .one());
    }

    private byte[] data(String id) {
        return resultOf(jobs.store()
                .database()
                .sql("SELECT task_data FROM scheduled_tasks WHERE task_instance = :id")
                .bind("id", id)
                .mapValue(byte[].class)
                .one());
    }
}
