package dev.tracepress.operations.adapter.web;

import dev.tracepress.operations.application.port.in.ListWorkersUseCase;
import dev.tracepress.operations.application.port.in.ReadFiguresUseCase;
import dev.tracepress.operations.application.port.out.WorkerView;
import dev.tracepress.shared.application.port.in.FindJobKindsUseCase;
import dev.tracepress.shared.application.port.in.HealthCheck;
import dev.tracepress.shared.application.port.in.HealthReport;
import dev.tracepress.shared.application.port.out.JobKindView;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Looks once a second how the service is, for all who watch together; while nobody does, nothing is looked at. Whoever is too
 * slow for a look gets the next.
 */
final class Pulse {

    private static final Duration RATE = Duration.ofSeconds(1);

    private final HealthCheck health;
    private final FindJobKindsUseCase findJobKinds;
    private final ListWorkersUseCase listWorkers;
    private final ReadFiguresUseCase readFigures;
    private final InstantSource time;
    private final Flux<PulseResponse> beats;

    Pulse(
            HealthCheck health,
            FindJobKindsUseCase findJobKinds,
            ListWorkersUseCase listWorkers,
            ReadFiguresUseCase readFigures,
            InstantSource time) {
        this.health = health;
        this.findJobKinds = findJobKinds;
        this.listWorkers = listWorkers;
        this.readFigures = readFigures;
        this.time = time;
        this.beats = Flux.interval(Duration.ZERO, RATE)
                .onBackpressureDrop()
                .concatMap(_ -> look(), 1)
                .share();
    }

    Flux<PulseResponse> beats() {
        return beats.onBackpressureLatest();
    }

    private Mono<PulseResponse> look() {
        return Mono.zip(health.report(), queue(), Seen::new)
                .zipWith(
                        readFigures.read(),
                        (seen, figures) -> PulseResponse.from(
                                time.instant(),
                                seen.health(),
                                seen.queue().kinds(),
                                seen.queue().workers(),
                                figures));
    }

    private Mono<Queue> queue() {
        return Mono.zip(ifItAnswers(findJobKinds.findKinds()), ifItAnswers(listWorkers.list()), Queue::new);
    }

    /** What else is seen is of most use while the database is away. */
    private static <T> Mono<Optional<T>> ifItAnswers(Mono<T> question) {
        return question.map(Optional::of).timeout(RATE).onErrorReturn(Optional.empty());
    }

    private record Seen(HealthReport health, Queue queue) {}

    private record Queue(Optional<List<JobKindView>> kinds, Optional<List<WorkerView>> workers) {}
}
