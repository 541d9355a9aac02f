package dev.tracepress.telemetry.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tracepress.telemetry.catalog.Metric;
import io.micrometer.core.instrument.MockClock;
import io.micrometer.core.instrument.simple.CountingMode;
import io.micrometer.core.instrument.simple.SimpleConfig;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;

class RequestOutcomesTest {

    private static final RequestOutcome FOUND =
            new RequestOutcome("GET", "/api/articles", 200, RequestOutcome.NO_ERROR);

    private final MockClock clock = new MockClock();

    /** Whose timers begin again with each step, as they do for a collector that asks for differences. */
    private final SimpleMeterRegistry meters =
            new SimpleMeterRegistry(key -> key.equals("simple.mode") ? CountingMode.STEP.name() : null, clock);

    private final RequestOutcomes outcomes = new RequestOutcomes(meters, new AccessLog());

    @Test
    void requests_are_counted_by_themselves_and_not_by_a_timer_that_begins_again_with_each_step() {
        assertThat(countedInAStepOf(2)).isEqualTo(2);
        assertThat(countedInAStepOf(2)).isEqualTo(2);
        assertThat(countedInAStepOf(1)).isEqualTo(1);
    }

    private double countedInAStepOf(int requests) {
        for (var request = 0; request < requests; request++) {
            outcomes.refused(FOUND);
        }
        clock.add(SimpleConfig.DEFAULT.step());
        return meters.get(Metric.HTTP_TOTAL.meterName()).functionCounter().count();
    }
}
