package dev.tracepress.shared.adapter.web.admission;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tracepress.testkit.Facts;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.test.scheduler.VirtualTimeScheduler;

class FairQueueTest {

    private static final Duration PATIENCE = Duration.ofSeconds(1);

    /** Of its own: services of other tests have things to do at their time in the one that all share. */
    private final VirtualTimeScheduler time = VirtualTimeScheduler.create();

    private final List<String> answers = new ArrayList<>();
    private final List<Place> places = new ArrayList<>();

    private Disposable asks(FairQueue queue, String client) {
        var asked = queue.take(() -> client)
                .doOnSuccess(place -> answers.add(place == null ? client + " refused" : client))
                .subscribe(places::add);
        time.advanceTime();
        return asked;
    }

    private void oneLeaves() {
        places.removeFirst().answered();
        time.advanceTime();
    }

    @Test
    void a_few_get_in_at_once_and_the_others_wait_until_one_leaves() {
        var queue = new FairQueue(2, 8, PATIENCE, time);
        asks(queue, "a");
        asks(queue, "b");
        asks(queue, "c");
        assertThat(answers).containsExactly("a", "b");
        assertThat(queue.taken()).isEqualTo(2);

        oneLeaves();

        assertThat(answers).containsExactly("a", "b", "c");
        assertThat(queue.taken()).isEqualTo(2);
        oneLeaves();
        oneLeaves();
        assertThat(queue.taken()).isZero();
    }

    @Test
    void clients_take_turns_however_much_one_of_them_asks() {
        var queue = new FairQueue(1, 8, PATIENCE, time);
        for (var asked = 0; asked < 5; asked++) {
            asks(queue, "greedy");
        }
        asks(queue, "modest");
        asks(queue, "modest");

        for (var left = 0; left < 6; left++) {
            oneLeaves();
        }

        assertThat(answers).containsExactly("greedy", "greedy", "modest", "greedy", "modest", "greedy", "greedy");
    }

    @Test
    void who_finds_no_room_to_wait_is_refused_but_who_has_the_shorter_line_gets_room() {
        var queue = new FairQueue(1, 2, PATIENCE, time);
        for (var asked = 0; asked < 3; asked++) {
            asks(queue, "greedy");
        }
        assertThat(queue.isFullFor(() -> "greedy")).isTrue();
        assertThat(queue.isFullFor(() -> "modest")).isFalse();

        asks(queue, "greedy");
        asks(queue, "modest");

        assertThat(answers).containsExactly("greedy", "greedy refused", "greedy refused");
        assertThat(queue.isFullFor(() -> "modest")).isTrue();
        assertThat(queue.isFullFor(() -> "another")).isTrue();
        oneLeaves();
        oneLeaves();
        assertThat(answers).containsExactly("greedy", "greedy refused", "greedy refused", "greedy", "modest");
    }

    @Test
    void who_waits_too_long_is_refused_and_nobodys_place_is_lost() {
        var queue = new FairQueue(1, 2, PATIENCE, time);
        asks(queue, "a");
        asks(queue, "b");

        time.advanceTimeBy(PATIENCE);

        assertThat(answers).containsExactly("a", "b refused");
        oneLeaves();
        asks(queue, "c");
        assertThat(answers).containsExactly("a", "b refused", "c");
        assertThat(queue.taken()).isEqualTo(1);
    }

    @Test
    void who_leaves_while_they_wait_waits_no_more() {
        var queue = new FairQueue(1, 2, PATIENCE, time);
        asks(queue, "a");
        var impatient = asks(queue, "b");
        asks(queue, "c");

        impatient.dispose();
        oneLeaves();

        assertThat(answers).containsExactly("a", "c");
        assertThat(queue.taken()).isEqualTo(1);
    }

    /** Some come in and leave, some give up, some find no room, and some do two of these at once. */
    @Test
    void whatever_happens_at_the_same_moment_nobodys_place_is_lost() {
        var queue = new FairQueue(2, 8, Duration.ofMillis(1), Schedulers.parallel());
        try (var crowd = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var asked = 0; asked < 5_000; asked++) {
                var client = "client" + asked % 4;
                var impatient = asked % 3 == 0;
                crowd.execute(() -> {
                    var place = queue.take(() -> client)
                            .flatMap(taken ->
                                    Mono.<Void>fromRunnable(Thread::yield).doFinally(_ -> taken.answered()))
                            .subscribe();
                    if (impatient) {
                        place.dispose();
                    }
                });
            }
        }

        Facts.holds(() -> queue.taken() == 0);
        for (var asked = 0; asked < 2; asked++) {
            places.add(queue.take(() -> "another").block());
        }
        assertThat(queue.taken()).isEqualTo(2);
    }

    @Test
    void who_is_let_in_at_the_moment_in_which_they_have_waited_too_long_is_let_in() {
        var queue = new FairQueue(1, 2, PATIENCE, time);
        asks(queue, "a");
        asks(queue, "b");

        places.removeFirst().answered();
        time.advanceTimeBy(PATIENCE);

        assertThat(answers).containsExactly("a", "b");
        assertThat(queue.taken()).isEqualTo(1);
    }

    @Test
    void a_place_tells_how_long_it_was_waited_for() {
        var queue = new FairQueue(1, 2, PATIENCE, time);
        asks(queue, "a");
        asks(queue, "b");

        time.advanceTimeBy(Duration.ofMillis(600));
        oneLeaves();

        assertThat(places.getFirst().waited()).isEqualTo(Duration.ofMillis(600));
    }
}
