package dev.tracepress.telemetry.database;

import io.r2dbc.spi.Result;
import java.util.function.UnaryOperator;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;

/** The rows of a statement, watched while they come; all else passes through. */
final class WatchedResult {

    private WatchedResult() {}

    static Result of(Result result, UnaryOperator<Flux<Object>> watched) {
        return WatchedConnection.proxy(Result.class, (_, method, arguments) -> {
            var outcome = WatchedConnection.call(result, method, arguments);
            return switch (outcome) {
                case Result filtered -> of(filtered, watched);
                case Publisher<?> rows -> watched.apply(Flux.from(rows).cast(Object.class));
                case null, default -> outcome;
            };
        });
    }
}
