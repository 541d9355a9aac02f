package dev.tracepress.article.adapter.persistence.hot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tracepress.shared.adapter.persistence.Change;
import dev.tracepress.shared.adapter.persistence.LatestChanges;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

/** Each read of the store waits here until the test answers it, so that all may happen in between. */
class HeldReadsTest {

    private static final Duration OLDEST = Duration.ofSeconds(1);
    private static final Change OF_IT = Change.ofArticle(1);
    private static final Change OF_ANOTHER = Change.ofArticle(2);

    private final LatestChanges changes = new LatestChanges();
    private final Deque<CompletableFuture<Optional<String>>> stored = new ArrayDeque<>();
    private long nanos;
    private int begun;
    private final HeldReads<String, String> held =
            new HeldReads<>(changes, _ -> List.of(OF_IT), String::length, 100, OLDEST, () -> nanos);

    @Test
    void many_ask_and_it_is_read_once() {
        var first = ask();
        var second = ask();
        assertThat(begun).isEqualTo(1);

        answer("text");
        var third = ask();

        assertThat(begun).isEqualTo(1);
        assertThat(List.of(first, second, third))
                .allSatisfy(it -> assertThat(it.join()).contains("text"));
        assertThat(held.hits()).isEqualTo(1);
        assertThat(held.misses()).isEqualTo(2);
    }

    @Test
    void what_one_began_goes_on_for_the_others_when_that_one_leaves() {
        var first = read("key").subscribe();
        var second = ask();
        first.dispose();

        answer("text");

        assertThat(second.join()).contains("text");
        assertThat(ask().join()).contains("text");
        assertThat(begun).isEqualTo(1);
    }

    @Test
    void it_is_held_until_it_changes() {
        askAndAnswer("old");
        changes.changed(OF_ANOTHER);
        assertThat(ask().join()).contains("old");

        changes.changed(OF_IT);

        assertThat(askAndAnswer("new")).contains("new");
        assertThat(begun).isEqualTo(2);
    }

    @Test
    void it_is_dropped_when_anything_may_have_changed() {
        askAndAnswer("old");

        changes.missedSome();

        assertThat(askAndAnswer("new")).contains("new");
    }

    @Test
    void a_read_that_a_change_overtook_is_for_those_who_came_before_it_and_for_nobody_else() {
        var before = ask();
        changes.changed(OF_IT);
        var after = ask();
        var alsoAfter = ask();
        assertThat(begun).isEqualTo(1);

        answer("old");
        assertThat(before.join()).contains("old");
        assertThat(after).isNotDone();
        assertThat(begun).isEqualTo(2);

        answer("new");
        assertThat(after.join()).contains("new");
        assertThat(alsoAfter.join()).contains("new");
        assertThat(ask().join()).contains("new");
        assertThat(begun).isEqualTo(2);
    }

    @Test
    void a_change_of_something_else_overtakes_no_read() {
        var before = ask();
        changes.changed(OF_ANOTHER);
        var after = ask();

        answer("text");

        assertThat(before.join()).contains("text");
        assertThat(after.join()).contains("text");
        assertThat(begun).isEqualTo(1);
    }

    @Test
    void absence_is_not_held_nor_given_to_those_who_came_after_a_change() {
        var before = ask();
        changes.changed(OF_ANOTHER);
        var after = ask();

        answer(Optional.empty());
        assertThat(before.join()).isEmpty();
        answer("there by now");
        assertThat(after.join()).contains("there by now");

        changes.changed(OF_IT);
        var gone = ask();
        answer(Optional.empty());
        assertThat(gone.join()).isEmpty();
        assertThat(askAndAnswer("back")).contains("back");
    }

    @Test
    void a_failure_is_told_to_all_who_wait_and_not_held() {
        var first = ask();
        var second = ask();

        stored.remove().completeExceptionally(new IllegalStateException("on purpose"));

        assertThatThrownBy(first::join).isInstanceOf(CompletionException.class);
        assertThatThrownBy(second::join).isInstanceOf(CompletionException.class);
        assertThat(askAndAnswer("text")).contains("text");
    }

    @Test
    void it_is_as_old_as_the_beginning_of_its_read() {
        var first = ask();
        nanos = OLDEST.toNanos() / 2;
        answer("old");
        assertThat(first.join()).contains("old");

        nanos = OLDEST.toNanos() - 1;
        assertThat(ask().join()).contains("old");
        nanos = OLDEST.toNanos();
        assertThat(askAndAnswer("new")).contains("new");
    }

    @Test
    void a_read_that_takes_too_long_is_for_those_who_came_in_time() {
        var first = ask();
        nanos = OLDEST.toNanos();
        var late = ask();

        answer("old");
        assertThat(first.join()).contains("old");
        answer("new");
        assertThat(late.join()).contains("new");
    }

    @Test
    void what_is_held_has_a_bound() {
        for (var key = 0; key < 50; key++) {
            read("key " + key).subscribe();
            answer("x".repeat(10));
        }

        assertThat(held.bytes()).isPositive().isLessThanOrEqualTo(100);

        read("large").subscribe();
        answer("x".repeat(101));
        assertThat(held.bytes()).isLessThanOrEqualTo(100);
    }

    private CompletableFuture<Optional<String>> ask() {
        var asked = new CompletableFuture<Optional<String>>();
        read("key").singleOptional().subscribe(asked::complete, asked::completeExceptionally);
        return asked;
    }

    private Mono<String> read(String key) {
        return held.read(key, Mono.defer(() -> {
            var answer = new CompletableFuture<Optional<String>>();
            stored.add(answer);
            begun++;
            return Mono.fromFuture(answer).flatMap(Mono::justOrEmpty);
        }));
    }

    private Optional<String> askAndAnswer(String text) {
        var asked = ask();
        answer(text);
        return asked.join();
    }

    private void answer(String text) {
        answer(Optional.of(text));
    }

    private void answer(Optional<String> text) {
        stored.remove().complete(text);
    }
}
