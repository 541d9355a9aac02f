package dev.tracepress.shared.adapter.jobs;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import reactor.core.publisher.Mono;

/** Lets everything pass. */
final class NoopJobTelemetry implements JobTelemetry {

    @Override
    public Mono<Long> enqueuing(String kind, List<String> ids, Function<Map<String, String>, Mono<Long>> insertion) {
        return insertion.apply(Map.of());
    }

    @Override
    public void enqueued(String kind, long jobs) {
        // Nobody counts.
    }

    @Override
    public Mono<AttemptOutcome> running(JobAttempt attempt, Function<Map<String, String>, Mono<AttemptOutcome>> work) {
        return work.apply(Map.of());
    }

    @Override
    public void abandoned(String kind, JobResult result) {
        // Nobody counts.
    }
}
