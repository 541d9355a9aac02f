package dev.tracepress.shared.application.port.out;

import static dev.tracepress.testkit.Facts.optionalOf;
import static dev.tracepress.testkit.Facts.race;
import static dev.tracepress.testkit.Facts.resultOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tracepress.testkit.Given;
import dev.tracepress.testkit.StoragePorts;
import dev.tracepress.testkit.Writes;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

/** What {@link Tally} promises. */
public abstract class TallyContract {

    private static final Duration WINDOW = Duration.ofMinutes(15);
    private static final int MOST = 3;

    private StoragePorts store;
    private Tally tally;

    /** An empty store. */
    protected abstract StoragePorts store();

    @BeforeEach
    void open() {
        store = store();
        tally = store.tally();
    }

    @Test
    void what_never_happened_has_no_times() {
        assertThat(seen("login", Given.NOON)).isEmpty();
    }

    @Test
    void what_happened_is_seen_the_newest_first_and_apart_from_all_else() {
        add("login", 0);
        add("other", 1);

        assertThat(add("login", 2)).containsExactly(at(2), at(0));
        assertThat(seen("login", at(-1))).containsExactly(at(2), at(0));
        assertThat(seen("login", at(0))).containsExactly(at(2));
    }

    @Test
    void what_is_added_late_has_its_place_among_the_others() {
        add("login", 2);

        assertThat(add("login", 1)).containsExactly(at(2), at(1));
        assertThat(add("login", 3)).containsExactly(at(3), at(2), at(1));
        assertThat(seen("login", at(-1))).containsExactly(at(3), at(2), at(1));
    }

    @Test
    void nothing_has_happened_before_somebody_says_so_and_it_happens_anew_each_time() {
        var twice = tally("login", 0);
        assertThat(seen("login", at(-1))).isEmpty();

        assertThat(resultOf(twice)).containsExactly(at(0));
        assertThat(resultOf(twice)).containsExactly(at(0), at(0));
    }

    @Test
    void what_happened_as_often_as_it_may_is_not_added_until_the_first_is_long_ago() {
        for (var second = 0; second < MOST; second++) {
            add("login", second);
        }

        assertThat(optionalOf(tally("login", MOST))).isEmpty();
        assertThat(seen("login", at(-1))).containsExactly(at(2), at(1), at(0));
        assertThat(optionalOf(tally("login", WINDOW.toSeconds() - 1))).isEmpty();
        assertThat(add("login", WINDOW.toSeconds())).containsExactly(at(WINDOW.toSeconds()), at(2), at(1));
        assertThat(add("login", 3 * WINDOW.toSeconds())).containsExactly(at(3 * WINDOW.toSeconds()));
    }

    @Test
    void what_is_kept_for_long_enough_goes_with_the_next_that_is_added() {
        add("old", 0);
        add("renewed", 0);
        add("renewed", 1);

        add("new", WINDOW.toSeconds() + 1);

        assertThat(seen("old", at(-1))).isEmpty();
        assertThat(seen("renewed", at(-1))).containsExactly(at(1), at(0));
        assertThat(seen("new", at(-1))).hasSize(1);
    }

    @Test
    void of_those_who_add_at_once_each_sees_another_number_and_no_more_are_added_than_may() {
        var second = new AtomicInteger();

        var outcomes = race(3 * MOST, () -> tally("login", second.incrementAndGet()));

        assertThat(outcomes)
                .extracting(outcome -> outcome.value().orElseThrow().size())
                .containsExactlyInAnyOrder(1, 2, 3);
        assertThat(seen("login", at(0))).hasSize(MOST);
    }

    @Test
    void what_was_added_stays_when_the_transaction_around_it_fails() {
        new Writes(store).inATransactionThatFails(tally("login", 0));

        assertThat(seen("login", at(-1))).containsExactly(at(0));
    }

    private List<Instant> seen(String what, Instant since) {
        return resultOf(tally.seen(what, since));
    }

    private List<Instant> add(String what, long second) {
        return resultOf(tally(what, second));
    }

    private Mono<List<Instant>> tally(String what, long second) {
        return tally.add(
                what, at(second), at(second).minus(WINDOW), MOST, at(second).plus(WINDOW));
    }

    private static Instant at(long second) {
        return Given.NOON.plusSeconds(second);
    }
}
