package dev.tracepress.shared.adapter.jobs.worker;

import static dev.tracepress.testkit.Facts.completes;
import static dev.tracepress.testkit.Facts.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tracepress.shared.adapter.jobs.JobSettings;
import dev.tracepress.shared.adapter.jobs.NewJob;
import dev.tracepress.shared.adapter.jobs.listening.DatabaseListener;
import dev.tracepress.shared.adapter.persistence.PostgresStore;
import dev.tracepress.shared.adapter.persistence.TestPostgres;
import dev.tracepress.testkit.Given;
import io.r2dbc.postgresql.api.PostgresqlConnection;
import io.r2dbc.postgresql.api.PostgresqlResult;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Workers whom nobody tells that jobs are waiting, as where PostgreSQL cannot be listened to. */
@Tag("slow")
class UntoldWorkerTest {

    private final PostgresStore store = PostgresStore.on(TestPostgres.migrated());
    private final List<JobsUnderTest> processes = new ArrayList<>();
    private final Greeting greeting = new Greeting(this::register);

    @AfterEach
    void close() {
        processes.forEach(JobsUnderTest::closeJobs);
        store.close();
    }

    @Test
    void a_job_that_another_process_enqueued_is_found_by_the_poll() {
        untold(JobSettings.usual(true).untold());

        enqueue(untold(JobSettings.usual(false)), "Ada");

        eventually(() -> isRegistered("Ada"));
    }

    @Test
    void a_job_that_the_process_enqueued_itself_wakes_its_worker() {
        enqueue(untold(JobsUnderTest.settings(true)), "Ada");

        eventually(() -> isRegistered("Ada"));
    }

    @Test
    void such_a_process_listens_to_nothing_and_tells_nobody() {
        var heard = new CopyOnWriteArrayList<String>();
        var listening = listen(heard);
        try {
            var process = untold(JobsUnderTest.settings(true));
            enqueue(process, "Ada");
            eventually(() -> isRegistered("Ada"));
            completes(store.database()
                    .sql("SELECT pg_notify('tracepress_jobs', 'later')")
                    .then());

            eventually(() -> Mono.fromSupplier(() -> heard.contains("later")));
            assertThat(heard).containsExactly("later");
            assertThat(process.bean(DatabaseListener.class).listens()).isFalse();
            assertThat(process.bean(DatabaseListener.class).isRunning()).isFalse();
        } finally {
            listening.dispose();
        }
    }

    private Disposable listen(List<String> heard) {
        var begun = new CompletableFuture<Boolean>();
        var listening = Flux.usingWhen(
                        Mono.from(store.directConnections().create()).cast(PostgresqlConnection.class),
                        connection -> connection
                                .createStatement("LISTEN tracepress_jobs")
                                .execute()
                                .flatMap(PostgresqlResult::getRowsUpdated)
                                .doOnComplete(() -> begun.complete(true))
                                .thenMany(connection.getNotifications()),
                        PostgresqlConnection::close)
                .subscribe(notice -> heard.add(String.valueOf(notice.getParameter())));
        begun.join();
        return listening;
    }

    private JobsUnderTest untold(JobSettings settings) {
        var process = JobsUnderTest.untold(store, settings, List.of(greeting));
        processes.add(process);
        return process;
    }

    private void enqueue(JobsUnderTest process, String name) {
        completes(store.transactions()
                .inTransaction(
                        process.queue().enqueue(greeting, NewJob.of("greet-" + name, new Greeting.Payload(name)))));
    }

    private Mono<Void> register(Greeting.Payload payload) {
        return store.users().add(Given.aUser(payload.name())).then();
    }

    private Mono<Boolean> isRegistered(String name) {
        return store.users().byEmail(Given.aUser(name).email()).hasElement();
    }
}
