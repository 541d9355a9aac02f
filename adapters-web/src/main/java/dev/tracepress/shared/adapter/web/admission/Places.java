package dev.tracepress.shared.adapter.web.admission;

import com.netflix.concurrency.limits.limit.AIMDLimit;
import com.netflix.concurrency.limits.limit.WindowedLimit;
import com.netflix.concurrency.limits.limit.window.PercentileSampleWindowFactory;
import com.netflix.concurrency.limits.limiter.SimpleLimiter;
import dev.tracepress.shared.domain.KeepsState;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import reactor.core.publisher.Mono;

/**
 * The places of one class of routes. Ten times a second there is one more if all that there are were of use, or three tenths fewer if
 * more than one in ten of those who left took longer than they may.
 */
@KeepsState("how many requests of a class are under way")
final class Places implements Entrance {

    private static final double FEWER = 0.7;
    private static final double MOST_OF_THEM = 0.9;
    private static final int WINDOW_MILLIS = 100;
    private static final int FEWEST_SAMPLES = 10;
    private static final int MOST_SAMPLES = 200;

    private final SimpleLimiter<Void> limiter;

    Places(Bounds bounds, Duration patience, LongSupplier nanos) {
        var limit = AIMDLimit.newBuilder()
                .minLimit(bounds.least())
                .initialLimit(bounds.first())
                .maxLimit(bounds.most())
                .backoffRatio(FEWER)
                .timeout(patience.toNanos(), TimeUnit.NANOSECONDS)
                .build();
        this.limiter = SimpleLimiter.newBuilder()
                .nanoClock(nanos)
                .limit(WindowedLimit.newBuilder()
                        .minWindowTime(WINDOW_MILLIS, TimeUnit.MILLISECONDS)
                        .maxWindowTime(WINDOW_MILLIS, TimeUnit.MILLISECONDS)
                        .windowSize(FEWEST_SAMPLES)
                        .sampleWindowFactory(PercentileSampleWindowFactory.of(MOST_OF_THEM, MOST_SAMPLES))
                        .build(limit))
                .build();
    }

    @Override
    public int limit() {
        return limiter.getLimit();
    }

    @Override
    public int taken() {
        return limiter.getInflight();
    }

    @Override
    public boolean isFullFor(Supplier<String> client) {
        return taken() >= limit();
    }

    @Override
    public Mono<Place> take(Supplier<String> client) {
        return Mono.defer(() -> Mono.justOrEmpty(limiter.acquire(null).map(Place::new)));
    }
}
