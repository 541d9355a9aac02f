package dev.tracepress.shared.adapter.persistence;

import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

/** Keeps a subscriber that leaves from ending work in the middle: the work runs as a future that no cancel reaches. */
final class Shield {

    private static final Logger LOG = LoggerFactory.getLogger(Shield.class);

    /** Reactor's key for a hook that holds for one chain alone; the constant there is not public. */
    private static final String ON_ERROR_DROPPED = "reactor.onErrorDropped.local";

    private Shield() {}

    static <T> Mono<T> over(Mono<T> work) {
        return Mono.deferContextual(context -> {
            Consumer<Throwable> unheard = Shield::logUnheard;
            var outcome = work.contextWrite(context).toFuture();
            return Mono.fromFuture(outcome, true).contextWrite(inner -> inner.put(ON_ERROR_DROPPED, unheard));
        });
    }

    /** What Reactor would log as an error of its own: work failed after its subscriber had left. */
    private static void logUnheard(Throwable error) {
        LOG.atInfo()
                .addKeyValue("error_type", error.getClass().getName())
                .log("Work failed, and nobody waits for its answer any more");
    }
}
