package dev.tracepress.shared.adapter.jobs.worker;

import static dev.tracepress.testkit.Facts.completes;
import static dev.tracepress.testkit.Facts.eventually;
import static dev.tracepress.testkit.Facts.resultOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tracepress.shared.adapter.jobs.JobKind;
import dev.tracepress.shared.adapter.jobs.JobPolicy;
import dev.tracepress.shared.adapter.jobs.JobPolicy.Effects;
import dev.tracepress.shared.adapter.jobs.JobPriority;
import dev.tracepress.shared.adapter.jobs.JobVerdict;
import dev.tracepress.shared.adapter.jobs.NewJob;
import dev.tracepress.testkit.Given;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** What every queue promises, from the enqueuing of a job to its end. */
public abstract class JobQueueContract {

    private final List<Workshop> workshops = new ArrayList<>();

    /** An empty queue of those kinds. */
    protected abstract Workshop open(JobKind<?>... kinds);

    @AfterEach
    void close() {
        workshops.forEach(Workshop::close);
    }

    // ------------------------------------------------------------------------------------------------ enqueuing

    @Test
    void a_job_is_there_once_its_transaction_commits() {
        var errand = Errand.ofNothing();
        var shop = opened(errand);

        assertThat(resultOf(committed(shop, shop.queue().enqueue(errand, Errand.job("a")))))
                .isTrue();

        assertThat(shop.queued()).containsExactly("a");
    }

    @Test
    void no_job_is_there_after_a_rollback() {
        var errand = Errand.ofNothing();
        var shop = opened(errand);
        var rollback = shop.queue().enqueue(errand, Errand.job("a")).then(Mono.error(new DeliberateFailure()));

        assertThatThrownBy(() -> completes(committed(shop, rollback))).isInstanceOf(DeliberateFailure.class);

        assertThat(shop.queued()).isEmpty();
    }

    @Test
    void outside_a_transaction_nothing_is_taken() {
        var errand = Errand.ofNothing();
        var shop = opened(errand);

        assertThatThrownBy(() -> completes(shop.queue().enqueue(errand, Errand.job("a"))))
                .isInstanceOf(IllegalStateException.class);

        assertThat(shop.queued()).isEmpty();
    }

    @Test
    void a_second_job_of_the_same_id_changes_nothing() {
        var errand = Errand.ofNothing();
        var shop = opened(errand);
        enqueue(shop, errand, Errand.job("a", "first"));

        assertThat(resultOf(committed(shop, shop.queue().enqueue(errand, Errand.job("a", "second")))))
                .isFalse();
        shop.work();

        assertThat(errand.attempts()).containsExactly("a:first#1");
    }

    @Test
    void an_id_is_free_again_when_its_job_is_done() {
        var errand = Errand.ofNothing();
        var shop = opened(errand);
        enqueue(shop, errand, Errand.job("a", "first"));
        shop.work();

        enqueue(shop, errand, Errand.job("a", "second"));
        shop.work();

        assertThat(errand.attempts()).containsExactly("a:first#1", "a:second#1");
    }

    @Test
    void a_job_that_replaces_a_waiting_one_runs_in_its_place_and_at_its_own_time() {
        var errand = Errand.ofNothing();
        var shop = opened(errand);
        enqueue(shop, errand, Errand.job("a", "first").due(shop.now().plusSeconds(10)));

        enqueue(
                shop,
                errand,
                Errand.job("a", "second").due(shop.now().plusSeconds(20)).replacing());
        shop.pass(Duration.ofSeconds(15));
        shop.work();
        assertThat(errand.attempts()).isEmpty();
        shop.pass(Duration.ofSeconds(10));
        shop.work();

        assertThat(errand.attempts()).containsExactly("a:second#1");
        assertThat(shop.queued()).isEmpty();
    }

    @Test
    void a_job_that_replaces_a_waiting_one_is_as_urgent_as_itself() {
        var errand = Errand.ofNothing();
        var shop = opened(errand);
        enqueue(shop, errand, Errand.job("a", "first").priority(JobPriority.LOW));
        enqueue(shop, errand, Errand.job("b"));

        enqueue(
                shop,
                errand,
                Errand.job("a", "second").priority(JobPriority.HIGH).replacing());
        shop.work();

        assertThat(errand.attempts()).containsExactly("a:second#1", "b:b#1");
    }

    @Test
    void a_job_that_replaces_one_that_failed_begins_anew() {
        var errand = Errand.doing(
                job -> job.payload().text().equals("first") ? Mono.error(new DeliberateFailure()) : Mono.empty());
        var shop = opened(errand);
        enqueue(shop, errand, Errand.job("a", "first"));
        shop.work();

        enqueue(shop, errand, Errand.job("a", "second").replacing());
        shop.work();

        assertThat(errand.attempts()).containsExactly("a:first#1", "a:second#1");
        assertThat(shop.queued()).isEmpty();
    }

    @Test
    void a_job_that_replaces_a_running_one_follows_it() {
        var halt = new Halt();
        var errand = Errand.doing(_ -> halt.then(Mono.empty()));
        var shop = opened(errand);
        enqueue(shop, errand, Errand.job("a", "first"));

        whileItRuns(
                shop,
                halt,
                shop.queue().enqueue(errand, Errand.job("a", "second").replacing()));

        assertThat(errand.attempts()).containsExactly("a:first#1", "a:second#1");
        assertThat(shop.queued()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_job_that_follows_one_that_had_failed_begins_anew_however_that_ends(boolean failsAgain) {
        var halt = new Halt();
        var failed = Mono.<Void>error(new DeliberateFailure());
        var errand = Errand.doing(job -> switch (job.payload().text() + job.attempt()) {
            case "first1" -> failed;
            case "first2" -> halt.then(failsAgain ? failed : Mono.empty());
            default -> Mono.empty();
        });
        var shop = opened(errand);
        enqueue(shop, errand, Errand.job("a", "first"));
        shop.work();
        shop.pass(Duration.ofSeconds(1));

        whileItRuns(
                shop,
                halt,
                shop.queue().enqueue(errand, Errand.job("a", "second").replacing()));

        assertThat(errand.attempts()).containsExactly("a:first#1", "a:first#2", "a:second#1");
        assertThat(shop.queued()).isEmpty();
    }

    @Test
    void a_job_that_follows_another_is_as_urgent_as_itself() {
        var halt = new Halt();
        var errand = Errand.doing(_ -> halt.then(Mono.empty()));
        var shop = opened(errand);
        enqueue(shop, errand, Errand.job("a", "first"));
        var older = Errand.job("b").due(shop.now().minusSeconds(1));
        var follower = Errand.job("a", "second").priority(JobPriority.HIGH).replacing();

        whileItRuns(shop, halt, shop.queue().enqueueAll(errand, List.of(older, follower)));

        assertThat(errand.attempts()).containsExactly("a:first#1", "a:second#1", "b:b#1");
    }

    /** Has the work done while the job that is due is in the midst of it, and then all that is due. */
    private static void whileItRuns(Workshop shop, Halt halt, Mono<?> work) {
        shop.beginWork();
        halt.begun().join();
        completes(committed(shop, work));
        halt.goOn().complete(true);
        shop.work();
    }

    @Test
    void thousands_of_jobs_are_taken_at_once() {
        var errand = Errand.ofNothing();
        var shop = opened(errand);
        var jobs = IntStream.range(0, 3_000)
                .mapToObj(number -> Errand.job("job-" + number))
                .toList();

        assertThat(resultOf(committed(shop, shop.queue().enqueueAll(errand, jobs))))
                .isEqualTo(3_000);

        assertThat(shop.queued()).hasSize(3_000);
    }

    @Test
    void of_several_jobs_of_one_id_that_come_together_the_last_one_counts() {
        var errand = Errand.ofNothing();
        var shop = opened(errand);

        var taken = shop.queue()
                .enqueueAll(errand, List.of(Errand.job("a", "first"), Errand.job("b"), Errand.job("a", "second")));

        assertThat(resultOf(committed(shop, taken))).isEqualTo(2);
        shop.work();
        assertThat(errand.attempts()).containsExactlyInAnyOrder("a:second#1", "b:b#1");
    }

    @Test
    void no_jobs_at_all_are_no_mistake() {
        var errand = Errand.ofNothing();
        var shop = opened(errand);

        assertThat(resultOf(committed(shop, shop.queue().enqueueAll(errand, List.of()))))
                .isZero();
    }

    // --------------------------------------------------------------------------------------------------- order

    @Test
    void a_job_for_later_waits_for_its_time() {
        var errand = Errand.ofNothing();
        var shop = opened(errand);
        enqueue(shop, errand, Errand.job("a").due(shop.now().plusSeconds(10)));

        shop.work();
        assertThat(errand.attempts()).isEmpty();
        shop.pass(Duration.ofSeconds(10));
        shop.work();

        assertThat(errand.attempts()).containsExactly("a:a#1");
    }

    @Test
    void what_matters_most_comes_first_and_among_equals_what_has_been_due_for_longer() {
        var errand = Errand.ofNothing();
        var shop = opened(errand);
        enqueue(shop, errand, Errand.job("low").priority(JobPriority.LOW));
        enqueue(shop, errand, Errand.job("later").due(shop.now().plusSeconds(2)));
        enqueue(shop, errand, Errand.job("sooner").due(shop.now().plusSeconds(1)));
        enqueue(shop, errand, Errand.job("high").due(shop.now().plusSeconds(3)).priority(JobPriority.HIGH));

        shop.pass(Duration.ofSeconds(5));
        shop.work();

        assertThat(errand.attempts()).containsExactly("high:high#1", "sooner:sooner#1", "later:later#1", "low:low#1");
    }

    @Test
    void whoever_has_many_jobs_makes_nobody_else_wait_for_them() {
        var errand = Errand.ofNothing();
        var shop = opened(errand);
        var many = IntStream.range(0, 400)
                .mapToObj(number -> Errand.job("first-" + number, 1).due(shop.now()))
                .toList();
        var few = LongStream.rangeClosed(2, 5)
                .mapToObj(tenant ->
                        Errand.job("late-" + tenant, tenant).due(shop.now().plusSeconds(1)))
                .toList();
        completes(committed(
                shop, shop.queue().enqueueAll(errand, many).then(shop.queue().enqueueAll(errand, few))));

        shop.pass(Duration.ofSeconds(1));
        shop.work();

        var order = errand.attempts();
        assertThat(order).hasSize(404).doesNotHaveDuplicates();
        assertThat(order.subList(0, 200))
                .as("the first half")
                .contains("late-2:late-2#1", "late-3:late-3#1", "late-4:late-4#1", "late-5:late-5#1");
    }

    @Test
    void a_job_that_has_been_due_for_longest_waits_for_no_more_than_its_like() {
        var errand = Errand.ofNothing();
        var shop = opened(errand);
        enqueue(shop, errand, Errand.job("oldest").due(shop.now()));
        var tenants = LongStream.range(0, 300)
                .mapToObj(tenant ->
                        Errand.job("late-" + tenant, tenant).due(shop.now().plusSeconds(1)))
                .toList();
        completes(committed(shop, shop.queue().enqueueAll(errand, tenants)));

        shop.pass(Duration.ofSeconds(1));
        shop.work();

        assertThat(errand.attempts().subList(0, 100)).contains("oldest:oldest#1");
    }

    @Test
    void a_payload_in_a_form_of_later_waits_for_a_worker_that_knows_it_and_keeps_nobody_waiting() {
        var errand = Errand.ofNothing();
        var shop = opened(errand);
        var many = IntStream.range(0, 50)
                .mapToObj(number -> Errand.job("later-" + number, 1))
                .toList();
        completes(committed(shop, shop.queue().enqueueAll(errand.ofVersion(2), many)));
        shop.pass(Duration.ofSeconds(1));
        enqueue(shop, errand.ofVersion(1), Errand.job("known", 1));

        shop.beginWork();
        eventually(() ->
                Mono.fromCallable(() -> shop.queued().size() == many.size()).subscribeOn(Schedulers.boundedElastic()));

        assertThat(errand.attempts()).containsExactly("known:known#1");
        assertThat(shop.dead()).isEmpty();
    }

    // -------------------------------------------------------------------------------------------------- failure

    @Test
    void what_a_failed_attempt_wrote_is_gone_and_what_the_last_one_wrote_stays() {
        var users = new AtomicInteger();
        var shops = new ArrayList<Workshop>();
        var errand = Errand.doing(job -> shops.getFirst()
                .store()
                .users()
                .add(Given.aUser("user" + users.incrementAndGet()))
                .then(job.attempt() < 3 ? Mono.error(new DeliberateFailure()) : Mono.empty()));
        var shop = opened(errand);
        shops.add(shop);
        enqueue(shop, errand, Errand.job("a"));

        workForHours(shop);

        assertThat(errand.attempts()).containsExactly("a:a#1", "a:a#2", "a:a#3");
        assertThat(IntStream.rangeClosed(1, 3).filter(number -> isThere(shop, "user" + number)))
                .containsExactly(3);
    }

    @Test
    void a_job_that_failed_waits_for_twice_as_long_each_time() {
        var errand = Errand.doing(_ -> Mono.error(new DeliberateFailure()));
        var shop = opened(errand);
        enqueue(shop, errand, Errand.job("a"));

        shop.work();
        shop.pass(Duration.ofMillis(999));
        shop.work();
        assertThat(errand.attempts()).hasSize(1);
        shop.pass(Duration.ofMillis(1));
        shop.work();
        assertThat(errand.attempts()).hasSize(2);
        shop.pass(Duration.ofMillis(1_999));
        shop.work();
        assertThat(errand.attempts()).hasSize(2);
        shop.pass(Duration.ofMillis(1));
        shop.work();

        assertThat(errand.attempts()).hasSize(3);
    }

    @Test
    void a_job_that_fails_as_often_as_its_policy_allows_is_dead() {
        var errand = new Errand(JobPolicy.USUAL.attempts(3), _ -> Mono.error(new DeliberateFailure()));
        var shop = opened(errand);
        enqueue(shop, errand, Errand.job("a"));

        workForHours(shop);

        assertThat(errand.attempts()).hasSize(3);
        assertThat(shop.queued()).isEmpty();
        assertThat(shop.dead()).containsExactly("a#3");
    }

    @Test
    void after_an_error_that_is_declared_permanent_nobody_tries_again() {
        var errand = new Errand(
                JobPolicy.USUAL.permanent(Set.of(DeliberateFailure.class)), _ -> Mono.error(new DeliberateFailure()));
        var shop = opened(errand);
        enqueue(shop, errand, Errand.job("a"));

        workForHours(shop);

        assertThat(shop.dead()).containsExactly("a#1");
    }

    @Test
    void a_handler_may_give_up() {
        var errand = Errand.doing(_ -> Mono.error(JobVerdict.giveUp(new DeliberateFailure())));
        var shop = opened(errand);
        enqueue(shop, errand, Errand.job("a"));

        workForHours(shop);

        assertThat(shop.dead()).containsExactly("a#1");
    }

    @Test
    void a_handler_may_say_when_to_try_again() {
        var errand =
                Errand.doing(_ -> Mono.error(JobVerdict.retryAfter(Duration.ofMinutes(5), new DeliberateFailure())));
        var shop = opened(errand);
        enqueue(shop, errand, Errand.job("a"));

        shop.work();
        shop.pass(Duration.ofSeconds(299));
        shop.work();
        assertThat(errand.attempts()).hasSize(1);
        shop.pass(Duration.ofSeconds(1));
        shop.work();

        assertThat(errand.attempts()).containsExactly("a:a#1", "a:a#2");
    }

    @Test
    void a_job_that_snoozes_has_not_failed() {
        var times = new AtomicInteger();
        var errand = new Errand(
                JobPolicy.USUAL.attempts(1),
                _ -> times.incrementAndGet() < 3 ? Mono.error(JobVerdict.snooze(Duration.ofMinutes(1))) : Mono.empty());
        var shop = opened(errand);
        enqueue(shop, errand, Errand.job("a"));

        workForHours(shop);

        assertThat(errand.attempts()).containsExactly("a:a#1", "a:a#1", "a:a#1");
        assertThat(shop.queued()).isEmpty();
        assertThat(shop.dead()).isEmpty();
    }

    @Test
    void a_job_may_find_that_there_is_nothing_left_to_do() {
        var errand = Errand.doing(_ -> Mono.error(JobVerdict.cancel("nobody wants it")));
        var shop = opened(errand);
        enqueue(shop, errand, Errand.job("a"));

        workForHours(shop);

        assertThat(errand.attempts()).hasSize(1);
        assertThat(shop.queued()).isEmpty();
        assertThat(shop.dead()).isEmpty();
    }

    @Test
    void a_handler_that_throws_has_failed_like_any_other() {
        var errand = new Errand(JobPolicy.USUAL.attempts(2), _ -> {
            throw new DeliberateFailure();
        });
        var shop = opened(errand);
        enqueue(shop, errand, Errand.job("a"));

        workForHours(shop);

        assertThat(shop.dead()).containsExactly("a#2");
    }

    @Test
    void an_error_that_says_what_no_text_can_hold_is_remembered_all_the_same() {
        var errand = new Errand(
                JobPolicy.USUAL.attempts(1), _ -> Mono.error(new IllegalStateException("nothing: \u0000 \uD800")));
        var shop = opened(errand);
        enqueue(shop, errand, Errand.job("a"));

        shop.work();

        assertThat(shop.dead()).containsExactly("a#1");
    }

    @Test
    void calls_outside_are_made_with_no_transaction_open() {
        var shops = new ArrayList<Workshop>();
        var errand = new Errand(
                JobPolicy.USUAL.effects(Effects.OUTSIDE).attempts(1),
                job -> shops.getFirst()
                        .queue()
                        .enqueue(Errand.ofNothing(), Errand.job("b"))
                        .then());
        var shop = opened(errand);
        shops.add(shop);
        enqueue(shop, errand, Errand.job("a"));

        shop.work();

        assertThat(shop.dead()).containsExactly("a#1");
        assertThat(shop.queued()).isEmpty();
    }

    // ------------------------------------------------------------------------------------------------- vocabulary

    Workshop opened(JobKind<?>... kinds) {
        var shop = open(kinds);
        workshops.add(shop);
        return shop;
    }

    /** Long enough for any retry, one after the other. */
    static void workForHours(Workshop shop) {
        for (var hour = 0; hour < 5; hour++) {
            shop.work();
            shop.pass(Duration.ofHours(1));
        }
        shop.work();
    }

    static <T> Mono<T> committed(Workshop shop, Mono<T> work) {
        return shop.store().transactions().inTransaction(work);
    }

    static <P> void enqueue(Workshop shop, JobKind<P> kind, NewJob<P> job) {
        completes(committed(shop, shop.queue().enqueue(kind, job)));
    }

    private static boolean isThere(Workshop shop, String user) {
        return resultOf(shop.store().users().byEmail(Given.aUser(user).email()).hasElement());
    }

    /** Where an attempt waits until the test lets it go on. */
    private record Halt(CompletableFuture<Boolean> begun, CompletableFuture<Boolean> goOn) {

        Halt() {
            this(new CompletableFuture<>(), new CompletableFuture<>());
        }

        Mono<Void> then(Mono<Void> end) {
            return Mono.fromRunnable(() -> begun.complete(true))
                    .then(Mono.fromFuture(goOn, true))
                    .then(end);
        }
    }

    static final class DeliberateFailure extends RuntimeException {}
}
