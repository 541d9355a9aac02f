package dev.tracepress.telemetry.logging;

import dev.tracepress.telemetry.catalog.LogKey;
import io.opentelemetry.context.Context;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import reactor.core.publisher.Hooks;

/**
 * Tells of errors that come when nobody listens to a chain any more, in one line and by their class alone: Reactor would do
 * so at ERROR, with the stack and with what the database says, which may quote what people wrote.
 */
public final class UnheardErrors {

    /** Reactor's key for a hook that holds for one chain alone; the constant there is not public. */
    private static final String KEY = "reactor.onErrorDropped.local";

    private static final Logger LOG = LoggerFactory.getLogger(UnheardErrors.class);

    private UnheardErrors() {}

    /** Outside of requests something may be broken of which nobody else would tell; for as long as the JVM lives. */
    static void areTold() {
        // Reactor would call one for each service that this JVM has started.
        Hooks.resetOnErrorDropped();
        Hooks.onErrorDropped(error -> tell(error, Level.WARN));
    }

    /** In a request nobody misses them: the client has left or has been answered. */
    public static reactor.util.context.Context ofRequest(reactor.util.context.Context carrier, Context request) {
        Consumer<Throwable> told = error -> {
            try (var _ = request.makeCurrent()) {
                tell(error, Level.DEBUG);
            }
        };
        return carrier.put(KEY, told);
    }

    private static void tell(Throwable error, Level level) {
        LOG.atLevel(level)
                .addKeyValue(LogKey.ERROR_TYPE.key(), error.getClass().getName())
                .log("An error came when nobody waited for the outcome any more");
    }
}
