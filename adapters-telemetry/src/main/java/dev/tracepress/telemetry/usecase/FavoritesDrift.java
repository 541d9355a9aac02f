package dev.tracepress.telemetry.usecase;

import dev.tracepress.article.application.port.in.CheckFavoritesUseCase.Findings;
import dev.tracepress.shared.domain.KeepsState;
import dev.tracepress.telemetry.catalog.Metric;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** What the last check of the counters found. It is made hourly, by whichever worker comes to it. */
@KeepsState("the drift that was seen last")
final class FavoritesDrift {

    /** One check may be late; what is older speaks of a state that another worker has looked at since. */
    private static final Duration VALID = Duration.ofHours(2);

    private final InstantSource time;
    private volatile Seen last = new Seen(Double.NaN, Instant.MIN);

    FavoritesDrift(MeterRegistry meters, InstantSource time) {
        this.time = time;
        Metric.FAVORITES_DRIFT
                .gauge(this, FavoritesDrift::articles, Tags.empty())
                .register(meters);
        Metric.FAVORITES_CHECKED
                .gauge(this, FavoritesDrift::checkedAt, Tags.empty())
                .register(meters);
    }

    /** Takes note of the answer if it is that of a check. */
    void answered(Object answer) {
        if (answer instanceof Findings(var drifted)) {
            last = new Seen(drifted, time.instant());
        }
    }

    private double articles() {
        var seen = last;
        return isValid(seen) ? seen.articles() : Double.NaN;
    }

    private double checkedAt() {
        var seen = last;
        return isValid(seen) ? seen.at().toEpochMilli() / 1e3 : Double.NaN;
    }

    private boolean isValid(Seen seen) {
        return !seen.at().isBefore(time.instant().minus(VALID));
    }

    private record Seen(double articles, Instant at) {}
}
