package dev.tracepress.testkit;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Waits for facts, never for time to pass; the patience is only there so that a broken test ends. */
public final class Facts {

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(5);

    private Facts() {}

    /** The value; an empty Mono is a failure. */
    public static <T> T resultOf(Mono<T> mono) {
        return optionalOf(mono).orElseThrow(() -> new AssertionError("expected a value, but there was none"));
    }

    public static <T> Optional<T> optionalOf(Mono<T> mono) {
        return mono.blockOptional(PATIENCE);
    }

    public static void completes(Mono<?> mono) {
        mono.then().block(PATIENCE);
    }

    /** Looks again and again until the condition holds. */
    public static void eventually(Supplier<Mono<Boolean>> condition) {
        resultOf(Mono.defer(condition)
                .filter(holds -> holds)
                .repeatWhenEmpty(looks -> looks.delayElements(LOOK_AGAIN))
                .timeout(PATIENCE));
    }

    /** The same, of a fact that can be seen at once. */
    public static void holds(BooleanSupplier fact) {
        eventually(() -> Mono.fromSupplier(fact::getAsBoolean));
    }

    /** How so many attempts, all begun together, ended: each in a value or an error. */
    public static <T> List<Outcome<T>> race(int attempts, Supplier<Mono<T>> attempt) {
        return resultOf(Flux.fromStream(IntStream.range(0, attempts).boxed())
                .flatMap(
                        _ -> Mono.defer(attempt)
                                .subscribeOn(Schedulers.boundedElastic())
                                .map(value -> new Outcome<>(Optional.of(value), Optional.<Throwable>empty()))
                                .onErrorResume(
                                        error -> Mono.just(new Outcome<>(Optional.<T>empty(), Optional.of(error)))),
                        attempts)
                .collectList());
    }

    /** A value or an error. */
    public record Outcome<T>(Optional<T> value, Optional<Throwable> error) {}
}
