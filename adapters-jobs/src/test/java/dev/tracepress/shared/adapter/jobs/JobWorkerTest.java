package dev.tracepress.shared.adapter.jobs;

import static dev.tracepress.testkit.Facts.completes;
import static dev.tracepress.testkit.Facts.eventually;
import static dev.tracepress.testkit.Facts.resultOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tracepress.shared.adapter.persistence.PostgresStore;
import dev.tracepress.shared.adapter.persistence.TestPostgres;
import dev.tracepress.testkit.Given;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

/** Where a test does not name a poll, the worker never polls: a job that runs was heard of. */
class JobWorkerTest {

    private static final JobSettings API = JobsUnderTest.settings(false);
    private static final JobSettings WORKER = JobsUnderTest.settings(true);

    private final PostgresStore store = PostgresStore.on(TestPostgres.migrated());
    private final List<JobsUnderTest> processes = new ArrayList<>();

    @AfterEach
    void close() {
        processes.forEach(JobsUnderTest::closeJobs);
        store.close();
    }

    @Test
    void a_job_runs_once_it_is_committed_and_is_gone_with_its_effect() {
        var greeting = new Greeting(this::register);
        var all = process(WORKER, greeting);

        enqueue(all, greeting, "Ada");

        eventually(() -> isRegistered("Ada"));
        eventually(() -> all.waiting().map(waiting -> waiting == 0));
        assertThat(greeting.attempts()).isEqualTo(1);
    }

    @Test
    void a_worker_hears_of_a_job_that_another_process_enqueues() {
        var greeting = new Greeting(this::register);
        process(WORKER, greeting);
        listening();

        enqueue(process(API), greeting, "Ada");

        eventually(() -> isRegistered("Ada"));
    }

    @Test
    void a_job_that_fails_leaves_nothing_and_is_tried_again() {
        var failures = new AtomicInteger(2);
        var greeting = new Greeting(payload -> register(payload)
                .then(failures.getAndDecrement() > 0 ? Mono.error(new DeliberateFailure()) : Mono.empty()));
        var all = process(JobsUnderTest.polling(JobsUnderTest.NEVER), greeting);

        enqueue(all, greeting, "Ada");

        eventually(() -> all.waiting().map(waiting -> waiting == 0));
        assertThat(resultOf(isRegistered("Ada"))).isTrue();
        assertThat(greeting.attempts()).isEqualTo(3);
    }

    @Test
    void the_job_of_a_worker_that_died_is_given_to_another_and_counts_as_failed_once() {
        var goOn = new CompletableFuture<Boolean>();
        var greeting = new Greeting(payload -> Mono.fromFuture(goOn, true).then(register(payload)));
        enqueue(process(API), greeting, "Ada");
        sql("UPDATE scheduled_tasks SET picked = true, picked_by = 'dead', version = 2, "
                + "last_heartbeat = now() - interval '1 hour'");

        process(JobsUnderTest.polling(Duration.ofMillis(50)), greeting);

        eventually(() -> store.database()
                .sql(
                        "SELECT count(*) = 1 FROM scheduled_tasks WHERE picked AND picked_by <> 'dead' AND consecutive_failures = 1")
                .mapValue(Boolean.class)
                .one());
        goOn.complete(true);
        eventually(() -> isRegistered("Ada"));
        assertThat(greeting.attempts()).isEqualTo(1);
    }

    @Test
    void a_worker_that_was_given_up_for_dead_leaves_nothing_behind() {
        var begun = new CompletableFuture<Boolean>();
        var goOn = new CompletableFuture<Boolean>();
        var greeting = new Greeting(payload -> register(payload)
                .doOnSuccess(_ -> begun.complete(true))
                .then(Mono.fromFuture(goOn, true))
                .then());
        var all = process(WORKER, greeting);
        enqueue(all, greeting, "Ada");
        begun.join();

        // Somebody else picks the job, as after too many missed heartbeats.
        sql("UPDATE scheduled_tasks SET picked_by = 'other', version = version + 1");
        goOn.complete(true);
        processes.remove(all);
        all.closeJobs();

        assertThat(resultOf(isRegistered("Ada"))).isFalse();
        assertThat(resultOf(all.waiting())).isEqualTo(1);
    }

    @Test
    void a_worker_that_stops_lets_its_jobs_finish() {
        var begun = new CompletableFuture<Boolean>();
        var goOn = new CompletableFuture<Boolean>();
        var greeting = new Greeting(payload -> Mono.fromRunnable(() -> begun.complete(true))
                .then(Mono.fromFuture(goOn, true))
                .then(register(payload)));
        var all = process(WORKER, greeting);
        enqueue(all, greeting, "Ada");
        begun.join();

        var stopped = CompletableFuture.runAsync(() -> {
            processes.remove(all);
            all.closeJobs();
        });
        eventually(() -> Mono.fromSupplier(() -> !all.bean(LocalWorker.class).isRunning()));
        goOn.complete(true);
        stopped.join();

        assertThat(resultOf(isRegistered("Ada"))).isTrue();
        assertThat(resultOf(all.waiting())).isZero();
    }

    private JobsUnderTest process(JobSettings settings, Greeting... kinds) {
        var process = JobsUnderTest.on(store, settings, List.of(kinds));
        processes.add(process);
        return process;
    }

    private void enqueue(JobsUnderTest process, Greeting kind, String name) {
        completes(store.transactions()
                .inTransaction(process.queue().enqueue(kind, NewJob.of("greet-" + name, new Greeting.Payload(name)))));
    }

    private void listening() {
        eventually(() -> store.database()
                .sql(
                        "SELECT count(*) > 0 FROM pg_stat_activity WHERE query LIKE 'LISTEN%' AND datname = current_database()")
                .mapValue(Boolean.class)
                .one());
    }

    private Mono<Void> register(Greeting.Payload payload) {
        return store.users().add(Given.aUser(payload.name())).then();
    }

    private Mono<Boolean> isRegistered(String name) {
        return store.users().byEmail(Given.aUser(name).email()).hasElement();
    }

    private void sql(String statement) {
        completes(store.database().sql(statement).then());
    }

    private static final class DeliberateFailure extends RuntimeException {}
}
