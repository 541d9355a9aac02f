package dev.tracepress.shared.adapter.jobs.worker;

import static dev.tracepress.testkit.Facts.completes;
import static dev.tracepress.testkit.Facts.eventually;
import static dev.tracepress.testkit.Facts.resultOf;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.kagkarlsson.scheduler.task.Execution;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import dev.tracepress.shared.adapter.jobs.Backoff;
import dev.tracepress.shared.adapter.jobs.Job;
import dev.tracepress.shared.adapter.jobs.JobPolicy;
import dev.tracepress.shared.adapter.jobs.JobPolicy.Effects;
import dev.tracepress.shared.adapter.jobs.JobVerdict;
import dev.tracepress.shared.adapter.jobs.NewJob;
import dev.tracepress.shared.adapter.jobs.rows.JobEnvelope;
import dev.tracepress.shared.adapter.jobs.rows.JobJson;
import dev.tracepress.shared.adapter.persistence.PostgresStore;
import dev.tracepress.shared.adapter.persistence.TestPostgres;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

/** Jobs that share a slot. Each of them leaves a row, which tells of which transaction it is. */
@Tag("slow")
class GroupCommitTest {

    private static final String WORKER = "this-one";
    private static final JobPolicy SHARED = JobPolicy.USUAL
            .backoff(new Backoff(Duration.ofMillis(1), Duration.ofMillis(1), 0))
            .neverBlocking()
            .groupCommit(32);

    private final AtomicReference<Function<Job<Errand.Payload>, Mono<Void>>> work =
            new AtomicReference<>(this::leavesARow);
    private final Errand errand = new Errand(SHARED, job -> work.get().apply(job));
    private final PostgresStore store = PostgresStore.on(TestPostgres.migrated());
    private final JobsUnderTest jobs = JobsUnderTest.on(store, JobsUnderTest.settings(false), List.of(errand));

    GroupCommitTest() {
        completes(
                statement(
                        "CREATE TABLE effects (job_id text PRIMARY KEY, transaction xid8 NOT NULL DEFAULT pg_current_xact_id())"));
    }

    @AfterEach
    void close() {
        jobs.close();
    }

    @Test
    void they_commit_in_one_transaction() {
        attemptJobs(List.of(Errand.job("a"), Errand.job("b"), Errand.job("c")));
        assertThat(effects()).containsExactly("a", "b", "c");
        assertThat(transactions()).isEqualTo(1);
        assertThat(finished()).containsExactly("a succeeded #1", "b succeeded #1", "c succeeded #1");
        assertThat(queued()).isEmpty();
    }

    @Test
    void what_is_written_down_of_each_is_what_one_by_itself_leaves() {
        attemptJobs(List.of(Errand.job("traced-a"), Errand.job("b")));
        enqueue(List.of(Errand.job("traced-c")));
        picked("traced-c").attempt(List.of());
        assertThat(history("traced-a")).isEqualTo(history("traced-c")).contains("cause=4bf92f");
    }

    @Test
    void jobs_of_one_tenant_follow_each_other() {
        attemptJobs(List.of(Errand.job("a", 3), Errand.job("b", 1), Errand.job("c", 3), Errand.job("d", 1)));
        var order = errand.attempts().stream()
                .map(attempt -> attempt.substring(0, 1))
                .toList();
        assertThat(order).isIn(List.of("a", "c", "b", "d"), List.of("b", "d", "a", "c"));
    }

    @Test
    void of_one_that_fails_nothing_shows_and_the_others_are_done_each_by_itself() {
        work.set(job -> leavesARow(job)
                .then(job.id().equals("b") ? Mono.error(new IllegalStateException("as it should")) : Mono.empty()));
        attemptJobs(List.of(Errand.job("a"), Errand.job("b"), Errand.job("c")));
        assertThat(effects()).containsExactly("a", "c");
        assertThat(transactions()).isEqualTo(2);
        assertThat(queued()).containsExactly("b waiting, 1 failed");
        assertThat(errand.attempts()).as("its handler is not asked again").containsOnlyOnce("b:b#1");
    }

    @Test
    void a_handler_that_gives_up_among_others_is_heeded() {
        work.set(job -> job.id().equals("b")
                ? Mono.error(JobVerdict.giveUp(new IllegalStateException("as it should")))
                : leavesARow(job));
        attemptJobs(List.of(Errand.job("a"), Errand.job("b")));
        assertThat(effects()).containsExactly("a");
        assertThat(texts("SELECT job_id || ' #' || attempts FROM dead_jobs")).containsExactly("b #1");
    }

    @Test
    void of_one_that_is_no_longer_this_workers_nothing_shows_and_the_others_are_done() {
        enqueue(List.of(Errand.job("a"), Errand.job("b"), Errand.job("c")));
        var tasks = List.of(picked("a"), picked("b"), picked("c"));
        completes(statement(
                "UPDATE scheduled_tasks SET picked_by = 'another', version = version + 1 WHERE task_instance = 'b'"));
        attemptTogether(tasks);
        assertThat(effects()).containsExactly("a", "c");
        assertThat(queued()).containsExactly("b picked by another, 0 failed");
    }

    @Test
    void what_waits_behind_one_takes_its_place() {
        enqueue(List.of(Errand.job("a"), Errand.job("b")));
        var tasks = List.of(picked("a"), picked("b"));
        enqueue(List.of(Errand.job("b", "again").replacing()));
        attemptTogether(tasks);
        assertThat(effects()).containsExactly("a", "b");
        assertThat(queued()).containsExactly("b waiting, 0 failed");
    }

    @Test
    void where_their_transaction_comes_to_nothing_each_is_done_by_itself() {
        var statements = new AtomicInteger();
        work.set(job -> leavesARow(job)
                .then(
                        statements.incrementAndGet() == 2
                                ? statement("SELECT pg_terminate_backend(pg_backend_pid())")
                                : Mono.empty())
                .onErrorComplete());
        attemptJobs(List.of(Errand.job("a"), Errand.job("b"), Errand.job("c")));
        assertThat(effects()).containsExactly("a", "b", "c");
        assertThat(transactions()).isEqualTo(3);
        assertThat(queued()).isEmpty();
    }

    @Test
    void all_are_given_back_when_the_worker_must_end() {
        var begun = new CompletableFuture<Boolean>();
        work.set(_ -> Mono.<Void>never().doOnSubscribe(_ -> begun.complete(true)));
        enqueue(List.of(Errand.job("a"), Errand.job("b"), Errand.job("c")));
        var attempt = CompletableFuture.runAsync(() -> attemptTogether(List.of(picked("a"), picked("b"), picked("c"))));
        begun.join();
        jobs.bean(RunningJobs.class).interruptAll();
        attempt.join();
        assertThat(queued()).containsExactly("a waiting, 0 failed", "b waiting, 0 failed", "c waiting, 0 failed");
    }

    @Test
    void one_that_failed_before_or_cannot_be_read_shares_with_nobody() {
        enqueue(List.of(Errand.job("a"), Errand.job("b"), Errand.job("c")));
        var usual = picked("a");
        completes(statement("UPDATE scheduled_tasks SET consecutive_failures = 1 WHERE task_instance = 'b'"));
        var failed = picked("b");
        completes(statement(
                "UPDATE scheduled_tasks SET task_data = convert_to('no JSON', 'UTF8') WHERE task_instance = 'c'"));
        var unreadable = picked("c");
        assertThat(usual.sharesItsSlotWith(usual)).isTrue();
        assertThat(usual.sharesItsSlotWith(failed)).isFalse();
        assertThat(failed.sharesItsSlotWith(usual)).isFalse();
        assertThat(usual.sharesItsSlotWith(unreadable)).isFalse();
    }

    /** Which of them meet is up to the two workers. */
    @Test
    void whoever_meets_whom_each_effect_shows_once() {
        work.set(job -> leavesARow(job)
                .then(
                        job.attempt() == 1 && job.id().endsWith("7")
                                ? Mono.error(new IllegalStateException("as it should"))
                                : Mono.empty()));
        enqueue(IntStream.range(0, 400)
                .mapToObj(number -> Errand.job("job-" + number, number % 5))
                .toList());

        var workers = Stream.of(1, 2)
                .map(_ -> JobsUnderTest.on(store, JobsUnderTest.polling(JobsUnderTest.NEVER), List.of(errand)))
                .toList();

        eventually(() -> jobs.waiting().map(waiting -> waiting == 0));
        workers.forEach(JobsUnderTest::closeJobs);
        assertThat(effects()).hasSize(400);
        assertThat(
                        texts(
                                "SELECT job_id FROM finished_jobs WHERE attempts = CASE WHEN job_id LIKE '%7' THEN 2 ELSE 1 END"))
                .hasSize(400)
                .doesNotHaveDuplicates();
    }

    @Test
    void whoever_may_block_or_has_effects_elsewhere_cannot_share() {
        assertThatThrownBy(() -> JobPolicy.USUAL.groupCommit(2)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> SHARED.effects(Effects.OUTSIDE)).isInstanceOf(IllegalArgumentException.class);
    }

    private void attemptJobs(List<NewJob<Errand.Payload>> news) {
        enqueue(news);
        attemptTogether(news.stream().map(job -> picked(job.id())).toList());
    }

    private static void attemptTogether(List<PickedTask> tasks) {
        tasks.getFirst().attempt(List.copyOf(tasks.subList(1, tasks.size())));
        tasks.forEach(PickedTask::awaitEnd);
    }

    private void enqueue(List<NewJob<Errand.Payload>> news) {
        completes(store.transactions().inTransaction(jobs.queue().enqueueAll(errand, news)));
    }

    /** As a worker has it after a pick. */
    private PickedTask picked(String id) {
        return resultOf(store.database()
                .sql("""
                        UPDATE scheduled_tasks
                        SET picked = TRUE, picked_by = :worker, last_heartbeat = now(), version = version + 1
                        WHERE task_instance = :id
                        RETURNING convert_from(task_data, 'UTF8') AS data, version, coalesce(consecutive_failures, 0) AS failures""")
                .bind("worker", WORKER)
                .bind("id", id)
                .map(row -> new PickedTask(
                        errand,
                        execution(
                                id,
                                requireNonNull(row.get("data", String.class)),
                                requireNonNull(row.get("failures", Integer.class)),
                                requireNonNull(row.get("version", Long.class))),
                        jobs.runner()))
                .one());
    }

    private Execution execution(String id, String data, int failures, long version) {
        var json = data.getBytes(StandardCharsets.UTF_8);
        var job = new TaskInstance<>(
                "errand", id, () -> jobs.bean(JobJson.class).deserialize(JobEnvelope.class, json), 50);
        var now = Instant.now();
        return new Execution(now, job, true, WORKER, null, null, failures, now, version);
    }

    private Mono<Void> leavesARow(Job<Errand.Payload> job) {
        return store.database()
                .sql("INSERT INTO effects (job_id) VALUES (:id)")
                .bind("id", job.id())
                .then();
    }

    private Mono<Void> statement(String sql) {
        return store.database().sql(sql).then();
    }

    private List<String> effects() {
        return texts("SELECT job_id FROM effects");
    }

    private int transactions() {
        return texts("SELECT DISTINCT transaction::text FROM effects").size();
    }

    private List<String> finished() {
        return texts("SELECT job_id || ' ' || state || ' #' || attempts FROM finished_jobs");
    }

    private List<String> queued() {
        return texts("""
                SELECT task_instance || CASE WHEN picked THEN ' picked by ' || picked_by ELSE ' waiting' END || ', '
                    || coalesce(consecutive_failures, 0) || ' failed'
                FROM scheduled_tasks""");
    }

    private String history(String id) {
        return texts("""
                        SELECT format('%%s %%s %%s %%s cause=%%s trace=%%s %%s %%s %%s', kind, state, priority, attempts, cause_trace,
                            trace, worker, failures, enqueued_at <= started_at AND started_at <= finished_at + interval '1 second')
                        FROM finished_jobs WHERE job_id = '%s'""".formatted(id)).getFirst();
    }

    private List<String> texts(String query) {
        return resultOf(store.database().sql(query).mapValue(String.class).all().collectList()).stream()
                .sorted()
                .toList();
    }
}
