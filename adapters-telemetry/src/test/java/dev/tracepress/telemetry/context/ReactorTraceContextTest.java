package dev.tracepress.telemetry.context;

import static dev.tracepress.testkit.Facts.resultOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.context.Context;
import io.opentelemetry.context.ContextKey;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Whatever a chain does, its trace is on the thread wherever its steps run, and off it afterwards. */
class ReactorTraceContextTest {

    private static final ContextKey<String> WHOSE = ContextKey.named("whose");
    private static final List<UnaryOperator<Mono<String>>> DETOURS = List.of(
            chain -> chain.publishOn(Schedulers.parallel()),
            chain -> chain.subscribeOn(Schedulers.boundedElastic()),
            chain -> chain.delayElement(Duration.ofMillis(1)),
            chain -> chain.flatMap(value -> Mono.delay(Duration.ofMillis(1)).thenReturn(value)),
            chain -> chain.flatMap(
                    value -> ReactorTraceContext.onThread(Mono.fromFuture(CompletableFuture.supplyAsync(() -> value)))),
            chain -> Mono.deferContextual(
                    carrier -> Mono.fromFuture(chain.contextWrite(carrier).toFuture(), true)),
            chain -> chain.timeout(Duration.ofSeconds(30)),
            chain -> Flux.merge(chain, chain).next(),
            chain -> chain.flatMap(_ -> Mono.<String>error(new IllegalStateException()))
                    .onErrorResume(_ -> Mono.delay(Duration.ofMillis(1)).thenReturn("x")));

    @BeforeAll
    static void as_in_the_service() {
        ReactorTraceContext.followSchedulers();
    }

    @Test
    void no_detour_loses_it_and_no_two_chains_mix_theirs() {
        for (var detour : DETOURS) {
            var found = resultOf(Flux.range(0, 50)
                    .flatMap(number -> whoseAfter(detour, "chain " + number), 50)
                    .collectList());

            assertThat(found).hasSize(50).allMatch("as it should be"::equals);
        }
        assertThat(Context.current().get(WHOSE)).isNull();
    }

    private static Mono<String> whoseAfter(UnaryOperator<Mono<String>> detour, String owner) {
        var seen = new ConcurrentLinkedQueue<String>();
        var chain = Mono.fromSupplier(() -> note(seen)).map(_ -> note(seen));
        return ReactorTraceContext.onThread(detour.apply(chain).map(_ -> note(seen)))
                .map(_ -> seen.stream().allMatch(owner::equals) ? "as it should be" : seen.toString())
                .contextWrite(carrier ->
                        ReactorTraceContext.with(carrier, Context.root().with(WHOSE, owner)));
    }

    private static String note(ConcurrentLinkedQueue<String> seen) {
        var whose = String.valueOf(Context.current().get(WHOSE));
        seen.add(whose);
        return whose;
    }
}
