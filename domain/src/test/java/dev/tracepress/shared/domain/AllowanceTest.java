package dev.tracepress.shared.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class AllowanceTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final Duration WINDOW = Duration.ofMinutes(15);
    private static final Quota TWICE = new Quota("guesses", 2, WINDOW);

    @Test
    void all_is_left_to_whoever_has_done_nothing() {
        assertThat(Allowance.after(List.of(), TWICE, NOON)).isEqualTo(new Allowance(TWICE, 2, WINDOW));
    }

    @Test
    void one_less_is_left_each_time_and_the_oldest_comes_back_first() {
        var once = List.of(NOON.minusSeconds(60));
        var twice = List.of(NOON, NOON.minusSeconds(60));

        assertThat(Allowance.after(once, TWICE, NOON)).isEqualTo(new Allowance(TWICE, 1, WINDOW.minusSeconds(60)));
        assertThat(Allowance.after(twice, TWICE, NOON)).isEqualTo(new Allowance(TWICE, 0, WINDOW.minusSeconds(60)));
    }

    @Test
    void who_went_on_regardless_waits_for_the_oldest_of_those_that_count() {
        var thrice = List.of(NOON, NOON.minusSeconds(10), NOON.minusSeconds(60));

        assertThat(Allowance.after(thrice, TWICE, NOON)).isEqualTo(new Allowance(TWICE, 0, WINDOW.minusSeconds(10)));
    }

    @Test
    void who_is_refused_is_told_what_is_left() {
        var nothing = new Allowance(TWICE, 0, WINDOW);

        assertThat(new SharedError.TooManyAttempts(nothing).left()).isEqualTo(nothing);
    }

    @Test
    void a_quota_of_zero_sets_no_limit() {
        assertThat(new Quota("guesses", 0, WINDOW).isUnlimited()).isTrue();
        assertThat(TWICE.isUnlimited()).isFalse();
    }
}
