package dev.tracepress.chaos;

import dev.tracepress.shared.adapter.jobs.Job;
import dev.tracepress.shared.adapter.jobs.JobKind;
import dev.tracepress.shared.adapter.jobs.JobPolicy;
import java.util.function.Function;
import reactor.core.publisher.Mono;

/** A kind of job of the storms: does as it is told. */
record StormKind(String name, JobPolicy policy, Function<Job<StormKind.Payload>, Mono<Void>> work)
        implements JobKind<StormKind.Payload> {

    /** @param millis how long it takes */
    record Payload(long millis) {}

    @Override
    public Class<Payload> payloadType() {
        return Payload.class;
    }

    @Override
    public Mono<Void> run(Job<Payload> job) {
        return Mono.defer(() -> work.apply(job));
    }
}
