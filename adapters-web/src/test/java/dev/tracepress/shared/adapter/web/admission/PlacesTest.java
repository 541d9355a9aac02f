package dev.tracepress.shared.adapter.web.admission;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class PlacesTest {

    private static final Duration PATIENCE = Duration.ofMillis(400);
    private static final int ROUNDS = 200;

    private long now = 1;

    private Places places(int least, int first, int most, double share) {
        return new Places(new Bounds(least, first, most, share), PATIENCE, () -> now);
    }

    @Test
    void there_is_no_place_for_one_more_than_there_are_until_one_leaves() {
        var places = places(1, 2, 2, 1);
        var first = places.take(PlacesTest::somebody).orElseThrow();
        assertThat(places.isFullFor(PlacesTest::somebody)).isFalse();
        assertThat(places.take(PlacesTest::somebody)).isPresent();

        assertThat(places.isFullFor(PlacesTest::somebody)).isTrue();
        assertThat(places.take(PlacesTest::somebody)).isEmpty();

        first.answered();
        assertThat(places.isFullFor(PlacesTest::somebody)).isFalse();
        assertThat(places.take(PlacesTest::somebody)).isPresent();
    }

    @Test
    void a_place_is_left_once() {
        var places = places(1, 2, 2, 1);
        var place = places.take(PlacesTest::somebody).orElseThrow();
        var _ = places.take(PlacesTest::somebody).orElseThrow();

        place.answered();
        place.abandoned();
        place.late();

        assertThat(places.taken()).isEqualTo(1);
    }

    @Test
    void there_are_fewer_once_answers_take_longer_than_they_may_but_never_fewer_than_the_least() {
        var places = places(16, 64, 128, 1);

        stay(places, PATIENCE.plusMillis(1), Place::answered);

        assertThat(places.limit()).isEqualTo(16);
    }

    @Test
    void there_are_more_as_long_as_all_are_of_use_and_answers_come_in_time() {
        var places = places(16, 16, 32, 1);

        stay(places, PATIENCE.minusMillis(1), Place::answered);

        assertThat(places.limit()).isEqualTo(32);
    }

    @Test
    void what_was_given_up_counts_as_too_long() {
        var places = places(16, 64, 128, 1);

        stay(places, PATIENCE.dividedBy(2), Place::late);

        assertThat(places.limit()).isEqualTo(16);
    }

    @Test
    void how_long_somebody_stayed_who_left_tells_nothing() {
        var places = places(16, 64, 128, 1);

        stay(places, PATIENCE.multipliedBy(2), Place::abandoned);

        assertThat(places.limit()).isEqualTo(64);
    }

    @Test
    void one_client_leaves_places_for_others() {
        var places = places(4, 8, 8, 0.75);
        for (var taken = 0; taken < 6; taken++) {
            assertThat(places.take(() -> "greedy")).isPresent();
        }

        assertThat(places.isFullFor(() -> "greedy")).isTrue();
        assertThat(places.take(() -> "greedy")).isEmpty();
        assertThat(places.isFullFor(() -> "modest")).isFalse();
        var modest = places.take(() -> "modest").orElseThrow();
        assertThat(places.take(() -> "another")).isPresent();
        assertThat(places.take(() -> "late")).isEmpty();

        modest.answered();
        assertThat(places.take(() -> "late")).isPresent();
        assertThat(places.taken()).isEqualTo(8);
    }

    /** All places are taken, and left after so long, again and again. */
    private void stay(Places places, Duration time, Consumer<Place> leaves) {
        for (var round = 0; round < ROUNDS; round++) {
            List<Place> taken = new ArrayList<>();
            for (var place = places.take(PlacesTest::somebody);
                    place.isPresent();
                    place = places.take(PlacesTest::somebody)) {
                taken.add(place.orElseThrow());
            }
            now += time.toNanos();
            taken.forEach(leaves);
        }
    }

    private static String somebody() {
        return "somebody";
    }
}
