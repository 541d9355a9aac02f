package dev.tracepress.shared.adapter.jobs.worker;

import static dev.tracepress.testkit.Facts.completes;
import static dev.tracepress.testkit.Facts.eventually;
import static dev.tracepress.testkit.Facts.resultOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tracepress.shared.adapter.jobs.NewJob;
import dev.tracepress.shared.adapter.persistence.PostgresStore;
import dev.tracepress.shared.adapter.persistence.TestPostgres;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

/** Processes of two versions on one database, as in a canary or while blue gives way to green. */
@Tag("slow")
class MixedVersionsTest {

    private final PostgresStore store = PostgresStore.on(TestPostgres.migrated());
    private final Errand blue = Errand.ofNothing();
    private final Errand green = Errand.ofNothing().ofVersion(2);
    private final Errand onlyGreen = Errand.ofNothing().called("parcel");
    private JobsUnderTest blueWorker;
    private JobsUnderTest greenServer;

    @BeforeEach
    void open() {
        blueWorker = JobsUnderTest.on(store, JobsUnderTest.settings(true), List.of(blue));
        greenServer = JobsUnderTest.on(store, JobsUnderTest.settings(false), List.of(green, onlyGreen));
    }

    @AfterEach
    void close() {
        greenServer.closeJobs();
        blueWorker.closeJobs();
        store.close();
    }

    @Test
    void what_a_worker_does_not_know_waits_for_one_that_does() {
        enqueue(greenServer, green, Errand.job("form"));
        enqueue(greenServer, onlyGreen, Errand.job("kind"));
        enqueue(blueWorker, blue, Errand.job("known"));
        eventually(() -> Mono.just(blue.attempts().contains("known:known#1")));

        var greenWorker = JobsUnderTest.on(store, JobsUnderTest.settings(true), List.of(green, onlyGreen));
        eventually(() -> greenServer.waiting().map(jobs -> jobs == 0));
        greenWorker.closeJobs();

        assertThat(blue.attempts()).containsExactly("known:known#1");
        assertThat(green.attempts()).containsExactly("form:form#1");
        assertThat(onlyGreen.attempts()).containsExactly("kind:kind#1");
    }

    @Test
    void a_worker_of_the_later_version_reads_what_the_one_before_has_left() {
        blueWorker.closeJobs();
        enqueue(greenServer, blue, Errand.job("left"));

        var greenWorker = JobsUnderTest.on(store, JobsUnderTest.settings(true), List.of(green, onlyGreen));
        eventually(() -> greenServer.waiting().map(jobs -> jobs == 0));
        greenWorker.closeJobs();

        assertThat(green.attempts()).containsExactly("left:left#1");
    }

    /**
     * Rows that no vacuum has seen, before PostgreSQL knows how many they are and when it does. Before it does, it may look for each turn
     * among all forty that can be read.
     */
    @Test
    void a_pick_reads_few_rows_however_many_wait_for_a_later_version() throws SQLException {
        blueWorker.closeJobs();
        sql("ALTER TABLE scheduled_tasks SET (autovacuum_enabled = false)");
        sql("""
                INSERT INTO scheduled_tasks
                    (task_name, task_instance, task_data, execution_time, picked, version, priority, turn)
                SELECT 'errand', 'job-' || number,
                       convert_to('{"v":1,' || CASE WHEN number <= 20000 THEN '"payloadVersion":2,' ELSE '' END
                           || '"enqueuedAt":"2026-11-30T07:00:00Z","trace":{},"payload":{}}', 'UTF8'),
                       now() - interval '1 hour' + number * interval '1 ms', FALSE, 1, 50, number % 50
                FROM generate_series(1, 20040) AS number""");

        assertThat(RowsOfAPick.read(store, "errand")).as("without statistics").isBetween(20L, 5_000L);
        sql("ANALYZE scheduled_tasks");
        assertThat(RowsOfAPick.read(store, "errand")).as("with statistics").isBetween(20L, 500L);
    }

    @Test
    void the_version_of_a_payload_is_read_from_the_beginning_of_its_envelope_alone() {
        assertThat(versionOf("{\"v\":1,\"payloadVersion\":2,\"enqueuedAt\":\"…"))
                .isEqualTo(2);
        assertThat(versionOf("{\"v\":12,\"payloadVersion\":34,\"enqueuedAt\":\"…"))
                .isEqualTo(34);
        assertThat(versionOf("{\"v\":1,\"enqueuedAt\":\"…")).isEqualTo(1);
        assertThat(versionOf("{\"v\":1,\"payload\":{\"payloadVersion\":7,")).isEqualTo(1);
        assertThat(versionOf("{\"v\":1,\"payloadVersion\":99999999999,")).isEqualTo(1);
        assertThat(versionOf("{\"v\":1,\"payloadVersion\":\"none\",")).isEqualTo(1);
        assertThat(versionOf("no JSON \\ at all")).isEqualTo(1);
        assertThat(versionOf("")).isEqualTo(1);
    }

    private int versionOf(String data) {
        return resultOf(store.database()
                .sql("SELECT job_payload_version(convert_to(:data, 'UTF8'))")
                .bind("data", data)
                .mapValue(Integer.class)
                .one());
    }

    private void sql(String statement) {
        completes(store.database().sql(statement).then());
    }

    private void enqueue(JobsUnderTest process, Errand kind, NewJob<Errand.Payload> job) {
        completes(store.transactions().inTransaction(process.queue().enqueue(kind, job)));
    }
}
