package dev.tracepress.telemetry.context;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FarewellTest {

    /** As {@code docs/observability.md} promises. */
    @Test
    void whoever_stops_the_service_waits_for_the_last_of_its_telemetry_no_longer_than_5_s() {
        assertThat(Stream.of(Farewell.PROFILES, Farewell.OTLP, Farewell.KAFKA).reduce(Duration.ZERO, Duration::plus))
                .isLessThanOrEqualTo(Duration.ofSeconds(5));
    }
}
