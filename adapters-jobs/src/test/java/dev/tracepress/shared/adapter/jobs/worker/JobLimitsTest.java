package dev.tracepress.shared.adapter.jobs.worker;

import static dev.tracepress.testkit.Facts.completes;
import static dev.tracepress.testkit.Facts.eventually;
import static dev.tracepress.testkit.Facts.holds;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tracepress.shared.adapter.jobs.JobPolicy;
import dev.tracepress.shared.adapter.jobs.JobPriority;
import dev.tracepress.shared.adapter.jobs.NewJob;
import dev.tracepress.shared.adapter.jobs.RateLimit;
import dev.tracepress.shared.adapter.persistence.PostgresStore;
import dev.tracepress.shared.adapter.persistence.TestPostgres;
import dev.tracepress.testkit.Given;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

/** Limits hold for all processes together; nobody polls here, so whoever works was told that there is room. */
@Tag("slow")
class JobLimitsTest {

    private static final RateLimit TWO_A_MINUTE = new RateLimit(2, Duration.ofMinutes(1));

    private final AtomicReference<Instant> now = new AtomicReference<>(Given.NOON);
    private final PostgresStore store = PostgresStore.on(TestPostgres.migrated());
    private final AtomicInteger running = new AtomicInteger();
    private final AtomicInteger mostAtOnce = new AtomicInteger();
    private final CompletableFuture<Boolean> goOn = new CompletableFuture<>();
    private final Greeting marker = new Greeting(_ -> Mono.empty());
    private List<JobsUnderTest> processes = List.of();

    @AfterEach
    void close() {
        processes.forEach(JobsUnderTest::closeJobs);
        store.close();
    }

    @Test
    void no_more_jobs_of_a_kind_run_at_once_than_its_policy_allows() {
        var errand = new Errand(JobPolicy.USUAL.concurrency(2), _ -> counted(Mono.fromFuture(goOn, true)));
        work(errand, 2);

        enqueue(errand, 7);
        holds(() -> running.get() == 2);
        goOn.complete(true);

        eventually(() -> processes.getFirst().waiting().map(waiting -> waiting == 0));
        assertThat(errand.attempts()).hasSize(7);
        assertThat(mostAtOnce).hasValue(2);
    }

    @Test
    void a_limit_holds_for_all_priorities_together() {
        var errand = new Errand(JobPolicy.USUAL.concurrency(1), _ -> counted(Mono.fromFuture(goOn, true)));
        work(errand, 1);

        completes(store.transactions()
                .inTransaction(processes
                        .getFirst()
                        .queue()
                        .enqueueAll(
                                errand,
                                Stream.of(JobPriority.values())
                                        .map(level -> Errand.job(level.name()).priority(level))
                                        .toList())));
        holds(() -> running.get() == 1);
        goOn.complete(true);

        eventually(() -> processes.getFirst().waiting().map(waiting -> waiting == 0));
        assertThat(errand.attempts()).containsExactly("HIGH:HIGH#1", "NORMAL:NORMAL#1", "LOW:LOW#1");
        assertThat(mostAtOnce).hasValue(1);
    }

    @Test
    void whoever_has_a_faster_clock_earns_nothing_by_it() {
        var slow = Given.NOON;
        var fast = slow.plusSeconds(1);
        var left = Allowance.at(slow, TWO_A_MINUTE, null).less(2);

        for (var look = 0; look < 100; look++) {
            left = Allowance.at(look % 2 == 0 ? fast : slow, TWO_A_MINUTE, left);
        }

        assertThat(left.tokens()).isLessThan(0.05);
    }

    @Test
    void no_more_jobs_of_a_kind_start_in_a_time_than_its_policy_allows() {
        var errand = new Errand(JobPolicy.USUAL.rate(TWO_A_MINUTE), _ -> Mono.empty());
        work(errand, 2);

        enqueue(errand, 4);
        settled(errand, 2);
        pass(Duration.ofSeconds(29));
        settled(errand, 2);
        pass(Duration.ofSeconds(1));
        settled(errand, 3);
        pass(Duration.ofHours(1));
        settled(errand, 4);
    }

    @Test
    void an_allowance_that_nobody_used_does_not_pile_up() {
        var errand = new Errand(JobPolicy.USUAL.rate(TWO_A_MINUTE), _ -> Mono.empty());
        work(errand, 1);

        pass(Duration.ofDays(1));
        enqueue(errand, 4);

        settled(errand, 2);
    }

    private <T> Mono<Void> counted(Mono<T> work) {
        return Mono.defer(() -> {
                    mostAtOnce.accumulateAndGet(running.incrementAndGet(), Math::max);
                    return work;
                })
                .doFinally(_ -> running.decrementAndGet())
                .then();
    }

    private void work(Errand kind, int howMany) {
        processes = IntStream.range(0, howMany)
                .mapToObj(_ -> JobsUnderTest.on(store, JobsUnderTest.settings(true), List.of(kind, marker), now::get))
                .toList();
    }

    private void enqueue(Errand kind, int jobs) {
        var all = IntStream.range(0, jobs)
                .mapToObj(number -> Errand.job("job-" + number))
                .toList();
        completes(
                store.transactions().inTransaction(processes.getFirst().queue().enqueueAll(kind, all)));
    }

    private void pass(Duration time) {
        now.updateAndGet(before -> before.plus(time));
    }

    /** So many attempts are made and no more: whoever came to the marker, which matters least, has passed by all other jobs. */
    private void settled(Errand errand, int attempts) {
        var passed = marker.attempts();
        completes(store.transactions()
                .inTransaction(processes
                        .getFirst()
                        .queue()
                        .enqueue(
                                marker,
                                NewJob.of("marker", new Greeting.Payload("marker"))
                                        .priority(JobPriority.LOW))));
        processes.forEach(JobsUnderTest::startWorking);
        holds(() -> marker.attempts() > passed);
        eventually(() -> store.database()
                .sql("SELECT count(*) = 0 FROM scheduled_tasks WHERE picked")
                .mapValue(Boolean.class)
                .one());
        assertThat(errand.attempts()).hasSize(attempts);
    }
}
