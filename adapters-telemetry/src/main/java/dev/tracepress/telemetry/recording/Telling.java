package dev.tracepress.telemetry.recording;

import dev.tracepress.telemetry.context.BackendReachability;
import java.time.Duration;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

/** How this process tells others by the database, which may be away: nobody waits for that, and it is logged once. */
final class Telling {

    /** A connection that was dropped without a word would be waited for much longer. */
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final BackendReachability reachability;

    /** @param what is told, for the log */
    Telling(String what) {
        this.reachability = new BackendReachability(
                LoggerFactory.getLogger(Telling.class), what + " for the consoles of other processes", "the database");
    }

    /** Completion in any case. */
    Mono<Void> tell(Mono<Void> telling, Runnable lost) {
        return telling.timeout(PATIENCE)
                .doOnSuccess(_ -> reachability.arrived())
                .onErrorResume(error -> {
                    lost.run();
                    reachability.missing(error);
                    return Mono.empty();
                });
    }
}
