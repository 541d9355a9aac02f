package dev.tracepress.shared.adapter.jobs.worker;

import static dev.tracepress.testkit.Facts.completes;
import static dev.tracepress.testkit.Facts.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tracepress.shared.adapter.jobs.NewJob;
import dev.tracepress.shared.adapter.persistence.PostgresStore;
import dev.tracepress.shared.adapter.persistence.TestPostgres;
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

    private void enqueue(JobsUnderTest process, Errand kind, NewJob<Errand.Payload> job) {
        completes(store.transactions().inTransaction(process.queue().enqueue(kind, job)));
    }
}
