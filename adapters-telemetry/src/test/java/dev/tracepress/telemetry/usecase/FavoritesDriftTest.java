package dev.tracepress.telemetry.usecase;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tracepress.article.application.port.in.CheckFavoritesUseCase.Findings;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class FavoritesDriftTest {

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-03-01T12:00:00Z"));
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final FavoritesDrift drift = new FavoritesDrift(meters, now::get);

    @Test
    void before_the_first_check_nothing_is_known() {
        assertThat(shown()).isNaN();
        assertThat(checkedAt()).isNaN();
    }

    /** Another process may have looked since, and the articles may have been mended in between. */
    @Test
    void when_it_was_found_is_shown_as_well() {
        drift.answered(new Findings(3));
        now.updateAndGet(time -> time.plusSeconds(60));

        assertThat(checkedAt()).isEqualTo(1_772_366_400.0);
    }

    @Test
    void what_the_last_check_found_is_shown_for_two_hours() {
        drift.answered(new Findings(3));
        drift.answered("the answer of some other use case");

        now.updateAndGet(time -> time.plus(Duration.ofHours(2)));
        assertThat(shown()).isEqualTo(3);
        now.updateAndGet(time -> time.plusNanos(1));
        assertThat(shown()).isNaN();
    }

    private double checkedAt() {
        return meters.get("favorites.checked.timestamp").gauge().value();
    }

    private double shown() {
        return meters.get("favorites.drift").gauge().value();
    }
}
