package dev.tracepress.shared.adapter.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tracepress.shared.domain.SharedError;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

class BulkheadTest {

    private static final Duration LONG = Duration.ofDays(1);

    @Test
    void so_much_goes_on_at_a_time_and_the_rest_waits_its_turn() {
        var bulkhead = new Bulkhead(1, 10, LONG);
        var first = Sinks.<String>one();
        var one = bulkhead.within(first.asMono()).toFuture();
        var two = bulkhead.within(Mono.just("second")).toFuture();
        assertThat(two).isNotDone();

        first.tryEmitValue("first").orThrow();

        assertThat(one).isCompletedWithValue("first");
        assertThat(two).isCompletedWithValue("second");
    }

    @Test
    void whoever_comes_while_too_many_wait_is_told_at_once() {
        var bulkhead = new Bulkhead(1, 1, LONG);
        bulkhead.within(Mono.never()).subscribe();
        bulkhead.within(Mono.never()).subscribe();

        assertThat(bulkhead.within(Mono.just("third")).toFuture())
                .failsWithin(Duration.ofSeconds(10))
                .withThrowableThat()
                .withCauseInstanceOf(SharedError.Unavailable.class);
    }

    @Test
    void whoever_has_waited_too_long_is_told() {
        var bulkhead = new Bulkhead(1, 1, Duration.ofMillis(1));
        bulkhead.within(Mono.never()).subscribe();

        assertThat(bulkhead.within(Mono.just("second")).toFuture())
                .failsWithin(Duration.ofSeconds(10))
                .withThrowableThat()
                .withCauseInstanceOf(SharedError.Unavailable.class);
    }

    @Test
    void a_place_is_free_again_whatever_became_of_the_work() {
        var bulkhead = new Bulkhead(1, 10, LONG);

        assertThat(bulkhead.within(Mono.error(new IllegalStateException("failed")))
                        .toFuture())
                .isCompletedExceptionally();

        assertThat(bulkhead.within(Mono.just("next")).toFuture()).isCompletedWithValue("next");
    }

    @Test
    void work_holds_its_place_to_the_end_even_if_whoever_asked_has_left() {
        var bulkhead = new Bulkhead(1, 10, LONG);
        var work = Sinks.<String>one();
        bulkhead.within(work.asMono()).subscribe().dispose();
        var next = bulkhead.within(Mono.just("next")).toFuture();
        assertThat(next).isNotDone();

        work.tryEmitValue("unheard").orThrow();

        assertThat(next).isCompletedWithValue("next");
    }

    @Test
    void a_read_ends_with_whoever_asked_and_so_does_its_hold() {
        var bulkhead = new Bulkhead(1, 10, LONG);
        var read = Sinks.<String>one();
        bulkhead.whileAskedFor(read.asMono()).subscribe().dispose();

        assertThat(read.currentSubscriberCount()).isZero();
        assertThat(bulkhead.whileAskedFor(Mono.just("next")).toFuture()).isCompletedWithValue("next");
    }
}
