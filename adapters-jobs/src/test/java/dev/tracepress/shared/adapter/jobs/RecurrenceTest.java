package dev.tracepress.shared.adapter.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tracepress.shared.adapter.jobs.Recurrence.Missed;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RecurrenceTest {

    @ParameterizedTest
    @EnumSource
    void one_that_somebody_had_come_early_comes_again_in_its_time(Missed missed) {
        var hourly = hourly(missed);
        var due = hourly.after(Instant.parse("2026-11-21T19:30:00Z"));

        assertThat(hourly.following(due, Instant.parse("2026-11-21T19:50:00Z")).planned())
                .isEqualTo(Instant.parse("2026-11-21T20:17:00Z"));
    }

    @ParameterizedTest
    @EnumSource
    void one_that_comes_early_by_a_fast_clock_does_not_come_twice(Missed missed) {
        var hourly = hourly(missed);
        var due = hourly.after(Instant.parse("2026-11-21T19:30:00Z"));

        assertThat(hourly.following(due, Instant.parse("2026-11-21T20:16:59Z")).planned())
                .isEqualTo(Instant.parse("2026-11-21T21:17:00Z"));
    }

    @Test
    void missed_ones_are_skipped_or_made_up_for() {
        var late = Instant.parse("2026-11-21T23:00:00Z");
        var due = hourly(Missed.SKIP).after(Instant.parse("2026-11-21T19:30:00Z"));

        assertThat(hourly(Missed.SKIP).following(due, late).planned()).isEqualTo(Instant.parse("2026-11-21T23:17:00Z"));
        assertThat(hourly(Missed.CATCH_UP).following(due, late).planned())
                .isEqualTo(Instant.parse("2026-11-21T21:17:00Z"));
    }

    private static Recurrence hourly(Missed missed) {
        return new Recurrence("0 17 * * * *", ZoneOffset.UTC, missed);
    }
}
