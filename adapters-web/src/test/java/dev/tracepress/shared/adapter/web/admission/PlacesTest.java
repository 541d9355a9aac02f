package dev.tracepress.shared.adapter.web.admission;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class PlacesTest {

    private static final Duration PATIENCE = Duration.ofMillis(400);
    private static final int ROUNDS = 200;

    private long now = 1;

    private Places places(int least, int first, int most) {
        return new Places(new Bounds(least, first, most), PATIENCE, () -> now);
    }

    @Test
    void there_is_no_place_for_one_more_than_there_are_until_one_leaves() {
        var places = places(1, 2, 2);
        var first = take(places).orElseThrow();
        assertThat(places.isFullFor(PlacesTest::somebody)).isFalse();
        assertThat(take(places)).isPresent();

        assertThat(places.isFullFor(PlacesTest::somebody)).isTrue();
        assertThat(take(places)).isEmpty();

        first.answered();
        assertThat(places.isFullFor(PlacesTest::somebody)).isFalse();
        assertThat(take(places)).isPresent();
    }

    @Test
    void a_place_is_left_once() {
        var places = places(1, 2, 2);
        var place = take(places).orElseThrow();
        var _ = take(places).orElseThrow();

        place.answered();
        place.abandoned();
        place.late();

        assertThat(places.taken()).isEqualTo(1);
    }

    @Test
    void there_are_fewer_once_answers_take_longer_than_they_may_but_never_fewer_than_the_least() {
        var places = places(16, 64, 128);

        stay(places, PATIENCE.plusMillis(1), Place::answered);

        assertThat(places.limit()).isEqualTo(16);
    }

    @Test
    void there_are_more_as_long_as_all_are_of_use_and_answers_come_in_time() {
        var places = places(16, 16, 32);

        stay(places, PATIENCE.minusMillis(1), Place::answered);

        assertThat(places.limit()).isEqualTo(32);
    }

    @Test
    void what_was_given_up_counts_as_too_long() {
        var places = places(16, 64, 128);

        stay(places, PATIENCE.dividedBy(2), Place::late);

        assertThat(places.limit()).isEqualTo(16);
    }

    @Test
    void how_long_somebody_stayed_who_left_tells_nothing() {
        var places = places(16, 64, 128);

        stay(places, PATIENCE.multipliedBy(2), Place::abandoned);

        assertThat(places.limit()).isEqualTo(64);
    }

    /** All places are taken, and left after so long, again and again. */
    private void stay(Places places, Duration time, Consumer<Place> leaves) {
        for (var round = 0; round < ROUNDS; round++) {
            List<Place> taken = new ArrayList<>();
            for (var place = take(places); place.isPresent(); place = take(places)) {
                taken.add(place.orElseThrow());
            }
            now += time.toNanos();
            taken.forEach(leaves);
        }
    }

    private static Optional<Place> take(Places places) {
        return places.take(PlacesTest::somebody).blockOptional();
    }

    private static String somebody() {
        return "somebody";
    }
}
