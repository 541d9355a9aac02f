package dev.tracepress.shared.adapter.jobs.worker;

import static dev.tracepress.testkit.Facts.completes;
import static dev.tracepress.testkit.Facts.eventually;
import static dev.tracepress.testkit.Facts.holds;
import static dev.tracepress.testkit.Facts.resultOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tracepress.shared.adapter.jobs.JobPolicy;
import dev.tracepress.shared.adapter.jobs.JobSettings;
import dev.tracepress.shared.adapter.jobs.NewJob;
import dev.tracepress.shared.adapter.jobs.listening.DatabaseListener;
import dev.tracepress.shared.adapter.jobs.queue.LocalWorker;
import dev.tracepress.shared.adapter.persistence.PostgresStore;
import dev.tracepress.shared.adapter.persistence.TestPostgres;
import dev.tracepress.shared.application.port.out.JobControl;
import dev.tracepress.shared.application.port.out.JobKey;
import dev.tracepress.testkit.Given;
import dev.tracepress.testkit.Verdict;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

/** Where a test does not name a poll, the worker never polls: a job that runs was heard of. */
@Tag("slow")
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
    void rows_that_nobody_can_read_take_no_slot_from_others() {
        var greeting = new Greeting(this::register);
        var all = process(API, greeting);
        sql("""
                INSERT INTO scheduled_tasks (task_name, task_instance, task_data, execution_time, picked, version, priority)
                SELECT 'greeting', 'unreadable-' || n, convert_to('no JSON', 'UTF8'), now(), FALSE, 1, 90
                FROM generate_series(1, 20) AS n""");
        enqueue(all, greeting, "Ada");

        process(JobsUnderTest.polling(JobsUnderTest.NEVER), greeting);

        eventually(() -> isRegistered("Ada"));
    }

    @Test
    void the_job_of_a_worker_that_died_is_given_to_another_and_counts_as_failed_once() {
        var goOn = new CompletableFuture<Boolean>();
        var greeting = new Greeting(payload -> Mono.fromFuture(goOn, true).then(register(payload)));
        enqueue(process(API), greeting, "Ada");
        sql("UPDATE scheduled_tasks SET picked = true, picked_by = 'dead', version = 2, "
                + "last_heartbeat = now() - interval '1 hour'");

        // Its first look is for the dead; beats that a busy machine delays must not make the living one of them.
        process(JobsUnderTest.polling(Duration.ofMinutes(10)), greeting);

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
        new Verdict("7")
                .figure("fault", "given up for dead, and not dead")
                .mustEqual("effects", resultOf(isRegistered("Ada")), false)
                .mustBe("waiting", resultOf(all.waiting()), 1L)
                .give();
    }

    /** It was given up for dead, another did its job, and the same was enqueued again. */
    @Test
    void a_worker_that_comes_back_leaves_the_next_job_of_the_same_id_to_whoever_has_it() {
        var begun = new CompletableFuture<Boolean>();
        var comesBack = new CompletableFuture<Boolean>();
        var frozen = new Greeting(payload -> Mono.fromRunnable(() -> begun.complete(true))
                .then(Mono.fromFuture(comesBack, true))
                .then(register(payload)));
        var left = JobsUnderTest.untold(store, WORKER, List.of(frozen));
        processes.add(left);
        enqueue(left, frozen, "Ada");
        begun.join();
        sql("DELETE FROM scheduled_tasks");
        var begunAnew = new CompletableFuture<Boolean>();
        var goOn = new CompletableFuture<Boolean>();
        var next = new Greeting(_ -> Mono.fromRunnable(() -> begunAnew.complete(true))
                .then(Mono.fromFuture(goOn, true))
                .then());
        var other = process(WORKER, next);
        enqueue(other, next, "Ada");
        begunAnew.join();

        comesBack.complete(true);
        processes.remove(left);
        left.closeJobs();

        assertThat(resultOf(other.waiting())).isEqualTo(1);
        assertThat(resultOf(isRegistered("Ada"))).isFalse();
        goOn.complete(true);
        eventually(() -> other.waiting().map(waiting -> waiting == 0));
        assertThat(next.attempts()).isEqualTo(1);
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
        holds(() -> !all.bean(LocalWorker.class).isRunning());
        goOn.complete(true);
        stopped.join();

        assertThat(resultOf(isRegistered("Ada"))).isTrue();
        assertThat(resultOf(all.waiting())).isZero();
    }

    @Test
    void a_job_that_does_not_end_before_its_worker_must_is_given_back_and_has_not_failed() {
        var begun = new CompletableFuture<Boolean>();
        var first = new AtomicBoolean(true);
        var greeting = new Greeting(payload -> first.getAndSet(false)
                ? Mono.<Void>never().doOnSubscribe(_ -> begun.complete(true))
                : register(payload));
        var stopping = process(JobsUnderTest.impatient(), greeting);
        enqueue(stopping, greeting, "Ada");
        begun.join();

        processes.remove(stopping);
        stopping.closeJobs();

        assertThat(resultOf(store.database()
                        .sql("SELECT NOT picked AND coalesce(consecutive_failures, 0) = 0 FROM scheduled_tasks"
                                + " WHERE task_name = 'greeting'")
                        .mapValue(Boolean.class)
                        .one()))
                .isTrue();
        process(WORKER, greeting);
        eventually(() -> isRegistered("Ada"));
    }

    @Test
    void what_somebody_else_tells_over_its_channels_does_not_deafen_a_worker() {
        var greeting = new Greeting(this::register);
        var worker = process(WORKER, greeting);
        holds(worker.bean(DatabaseListener.class)::isConnected);

        sql("SELECT pg_notify('tracepress_cancelled_jobs', 'nonsense')");
        enqueue(process(API), greeting, "Ada");

        eventually(() -> isRegistered("Ada"));
        assertThat(worker.bean(DatabaseListener.class).isConnected()).isTrue();
    }

    @Test
    void a_running_job_that_is_cancelled_makes_room_for_the_one_that_waits_behind_it() {
        var begun = new CompletableFuture<Boolean>();
        var errand = Errand.doing(job -> job.payload().text().equals("first")
                ? Mono.<Void>never().doOnSubscribe(_ -> begun.complete(true))
                : Mono.empty());
        var all = JobsUnderTest.on(store, WORKER, List.of(errand));
        processes.add(all);
        completes(store.transactions().inTransaction(all.queue().enqueue(errand, Errand.job("a", "first"))));
        begun.join();
        completes(store.transactions()
                .inTransaction(
                        all.queue().enqueue(errand, Errand.job("a", "second").replacing())));

        completes(all.bean(JobControl.class).cancel(new JobKey("errand", "a")));

        eventually(() -> all.waiting().map(waiting -> waiting == 0));
        assertThat(errand.attempts()).containsExactly("a:first#1", "a:second#1");
    }

    /** It takes as long as PostgreSQL lets a transaction be idle: 5 s. */
    @Test
    void a_worker_that_froze_while_it_picked_keeps_no_other_from_picking() throws SQLException {
        var errand = new Errand(JobPolicy.USUAL.concurrency(1), _ -> Mono.empty());
        var all = JobsUnderTest.on(store, JobsUnderTest.polling(JobsUnderTest.NEVER), List.of(errand));
        processes.add(all);
        try (var frozen = store.bean(DataSource.class).getConnection();
                var hold = frozen.prepareStatement(KindLimits.HOLD)) {
            frozen.setAutoCommit(false);
            hold.setArray(1, frozen.createArrayOf("text", new String[] {"errand"}));
            try (var held = hold.executeQuery()) {
                assertThat(held.next()).isTrue();
            }

            completes(store.transactions().inTransaction(all.queue().enqueue(errand, Errand.job("a"))));

            eventually(() -> all.waiting().map(waiting -> waiting == 0));
            assertThat(errand.attempts()).containsExactly("a:a#1");
            assertThatThrownBy(frozen::commit).isInstanceOf(SQLException.class);
        }
    }

    @Test
    void kinds_have_names_of_their_own() {
        assertThatThrownBy(() -> new KindRegister(store.database(), List.of(Errand.ofNothing(), Errand.ofNothing())))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void an_attempt_that_outlasts_its_deadline_has_failed_even_if_it_blocks() {
        var interrupted = new CompletableFuture<Boolean>();
        var errand = new Errand(
                JobPolicy.USUAL.attempts(1).deadline(Duration.ofMillis(50)),
                _ -> Mono.fromRunnable(() -> {
                    try {
                        new CountDownLatch(1).await();
                    } catch (InterruptedException _) {
                        interrupted.complete(true);
                    }
                }));
        var all = JobsUnderTest.on(store, WORKER, List.of(errand));
        processes.add(all);

        completes(store.transactions().inTransaction(all.queue().enqueue(errand, Errand.job("a"))));

        assertThat(interrupted.join()).isTrue();
        eventually(() -> store.database()
                .sql("SELECT count(*) = 1 FROM dead_jobs WHERE last_error LIKE '%did not end within%'")
                .mapValue(Boolean.class)
                .one());
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
        eventually(() -> store.database().sql("""
                        SELECT count(*) > 0 FROM pg_stat_activity
                        WHERE datname = current_database() AND application_name = 'tracepress-listener' AND state = 'idle'""").mapValue(Boolean.class).one());
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
