package dev.tracepress.shared.adapter.jobs;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.observation.contextpropagation.ObservationThreadLocalAccessor;
import io.micrometer.observation.transport.Kind;
import io.micrometer.observation.transport.ReceiverContext;
import io.micrometer.observation.transport.SenderContext;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import reactor.core.publisher.Mono;

/** Carries the trace from the request that enqueues a job to the attempts that run it. */
final class JobObservations {

    private static final String ENQUEUE = "job.enqueue";
    private static final String RUN = "job";

    private final ObservationRegistry registry;

    JobObservations(ObservationRegistry registry) {
        this.registry = registry;
    }

    /** Observes the work as {@code job.enqueue.<kind>} and gives it the trace headers that the job is to carry. */
    Mono<Void> enqueuing(JobKind<?> kind, String id, Function<Map<String, String>, Mono<Void>> work) {
        var context = new SenderContext<Map<String, String>>(
                (carrier, key, value) -> {
                    if (carrier != null) {
                        carrier.put(key, value);
                    }
                },
                Kind.PRODUCER);
        var trace = new HashMap<String, String>();
        context.setCarrier(trace);
        return observed(ENQUEUE, kind, id, context, Mono.defer(() -> work.apply(trace)));
    }

    /** Observes the attempt as {@code job.<kind>}, in the trace whose headers the job carries. */
    Mono<Void> running(JobKind<?> kind, String id, Map<String, String> trace, Mono<Void> attempt) {
        var context = new ReceiverContext<Map<String, String>>((carrier, key) -> carrier.get(key), Kind.CONSUMER);
        context.setCarrier(trace);
        return observed(RUN, kind, id, context, attempt);
    }

    private Mono<Void> observed(String name, JobKind<?> kind, String id, Observation.Context context, Mono<Void> work) {
        return Mono.deferContextual(reactorContext -> {
            var observation = Observation.createNotStarted(name, () -> context, registry)
                    .contextualName(name + "." + kind.name())
                    .lowCardinalityKeyValue("job.type", kind.name())
                    .highCardinalityKeyValue("job.id", id);
            if (reactorContext.hasKey(ObservationThreadLocalAccessor.KEY)) {
                observation.parentObservation(reactorContext.<Observation>get(ObservationThreadLocalAccessor.KEY));
            }
            observation.start();
            return work.doOnError(observation::error)
                    .doFinally(_ -> observation.stop())
                    .contextWrite(inner -> inner.put(ObservationThreadLocalAccessor.KEY, observation));
        });
    }
}
