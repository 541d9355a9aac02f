package dev.tracepress.shared.adapter.persistence;

import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;
import reactor.util.context.ContextView;

/** Keeps a subscriber that leaves from ending work in the middle: the work runs as a future that no cancel reaches. */
public final class Shield {

    private static final Logger LOG = LoggerFactory.getLogger(Shield.class);

    /** Reactor's key for a hook that holds for one chain alone; the constant there is not public. */
    private static final String ON_ERROR_DROPPED = "reactor.onErrorDropped.local";

    private Shield() {}

    static <T> Mono<T> over(Mono<T> work) {
        return Mono.deferContextual(context ->
                withUnheardLogged(Mono.fromFuture(work.contextWrite(context).toFuture(), true)));
    }

    /** Begins work whose outcome others may wait for as well, and goes on whoever waits. */
    public static <T> void begin(Mono<T> work, ContextView context, CompletableFuture<T> outcome) {
        var _ = work.contextWrite(context).toFuture().whenComplete((result, error) -> {
            if (error == null) {
                outcome.complete(result);
            } else {
                outcome.completeExceptionally(error);
            }
        });
    }

    /** What was begun; whoever leaves does not end it. */
    public static <T> Mono<T> outcomeOf(CompletableFuture<T> begun) {
        return withUnheardLogged(Mono.fromFuture(begun, true));
    }

    private static <T> Mono<T> withUnheardLogged(Mono<T> outcome) {
        Consumer<Throwable> unheard = Shield::logUnheard;
        return outcome.contextWrite(inner -> inner.put(ON_ERROR_DROPPED, unheard));
    }

    /** What Reactor would log as an error of its own: work failed after its subscriber had left. */
    private static void logUnheard(Throwable error) {
        LOG.atInfo()
                .addKeyValue("error_type", error.getClass().getName())
                .log("Work failed, and nobody waits for its answer any more");
    }
}
