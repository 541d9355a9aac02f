package dev.tracepress.shared.adapter.jobs.worker;

import dev.tracepress.shared.adapter.jobs.Backoff;
import dev.tracepress.shared.adapter.jobs.Job;
import dev.tracepress.shared.adapter.jobs.JobKind;
import dev.tracepress.shared.adapter.jobs.JobPolicy;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import reactor.core.publisher.Mono;

/** A kind of job for tests: does what it is told, and counts how often it is tried. */
public final class Greeting implements JobKind<Greeting.Payload> {

    private final AtomicInteger attempts = new AtomicInteger();
    private final Function<Payload, Mono<Void>> work;

    public Greeting(Function<Payload, Mono<Void>> work) {
        this.work = work;
    }

    int attempts() {
        return attempts.get();
    }

    @Override
    public String name() {
        return "greeting";
    }

    @Override
    public Class<Payload> payloadType() {
        return Payload.class;
    }

    @Override
    public JobPolicy policy() {
        return JobPolicy.USUAL.backoff(new Backoff(Duration.ofMillis(2), Duration.ofMillis(10), 0.5));
    }

    @Override
    public Mono<Void> run(Job<Payload> job) {
        return Mono.defer(() -> {
            attempts.incrementAndGet();
            return work.apply(job.payload());
        });
    }

    public record Payload(String name) {}
}
