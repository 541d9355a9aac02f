package dev.tracepress.shared.adapter.jobs.worker;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.tracepress.shared.adapter.jobs.Backoff;
import dev.tracepress.shared.adapter.jobs.Job;
import dev.tracepress.shared.adapter.jobs.JobKind;
import dev.tracepress.shared.adapter.jobs.JobPolicy;
import dev.tracepress.shared.adapter.jobs.NewJob;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import reactor.core.publisher.Mono;

/** A kind of job for tests: does what it is told, and remembers each attempt as {@code id:text#attempt}. */
public final class Errand implements JobKind<Errand.Payload> {

    private final List<String> attempts = new CopyOnWriteArrayList<>();
    private final JobPolicy policy;
    private final Function<Job<Payload>, Mono<Void>> work;
    private final String name;
    private final int payloadVersion;

    Errand(JobPolicy policy, Function<Job<Payload>, Mono<Void>> work) {
        this(policy, work, "errand", 1);
    }

    private Errand(JobPolicy policy, Function<Job<Payload>, Mono<Void>> work, String name, int payloadVersion) {
        this.policy = policy;
        this.work = work;
        this.name = name;
        this.payloadVersion = payloadVersion;
    }

    static Errand doing(Function<Job<Payload>, Mono<Void>> work) {
        return new Errand(JobPolicy.USUAL.backoff(new Backoff(Duration.ofSeconds(1), Duration.ofMinutes(1), 0)), work);
    }

    static Errand ofNothing() {
        return doing(_ -> Mono.empty());
    }

    /** As another version of the service has it, whose payload has another form. */
    Errand ofVersion(int version) {
        return new Errand(policy, work, name, version);
    }

    Errand called(String other) {
        return new Errand(policy, work, other, payloadVersion);
    }

    public static NewJob<Payload> job(String id) {
        return NewJob.of(id, new Payload(id));
    }

    public static NewJob<Payload> job(String id, String text) {
        return NewJob.of(id, new Payload(text));
    }

    /** One of somebody who takes turns with others. */
    static NewJob<Payload> job(String id, long tenant) {
        return NewJob.of(id, new Payload(id, OptionalLong.of(tenant)));
    }

    List<String> attempts() {
        return List.copyOf(attempts);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public int payloadVersion() {
        return payloadVersion;
    }

    @Override
    public Class<Payload> payloadType() {
        return Payload.class;
    }

    @Override
    public JobPolicy policy() {
        return policy;
    }

    @Override
    public OptionalLong tenant(Payload payload) {
        return payload.tenant();
    }

    @Override
    public Mono<Void> run(Job<Payload> job) {
        return Mono.defer(() -> {
            attempts.add(job.id() + ":" + job.payload().text() + "#" + job.attempt());
            return work.apply(job);
        });
    }

    public record Payload(
            String text,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) OptionalLong tenant) {

        Payload(String text) {
            this(text, OptionalLong.empty());
        }
    }
}
