package dev.tracepress.shared.adapter.jobs;

import java.net.URI;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import reactor.core.publisher.Mono;

/** Watches the calls of other systems over HTTP that jobs make. */
public interface CallTelemetry {

    /**
     * Watches one call.
     *
     * @param name of the span
     * @param call takes the headers (W3C Trace Context) that join what the other system does to the trace of the job
     * @param status tells the status of an answer
     */
    <T> Mono<T> calling(String name, URI target, Function<Map<String, String>, Mono<T>> call, ToIntFunction<T> status);

    /** Nobody watches. */
    static CallTelemetry none() {
        return new NoopCallTelemetry();
    }
}
