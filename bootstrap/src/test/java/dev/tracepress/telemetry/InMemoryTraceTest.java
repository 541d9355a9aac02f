package dev.tracepress.telemetry;

import static dev.tracepress.testkit.Facts.completes;
import static dev.tracepress.testkit.Facts.resultOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tracepress.identity.domain.UserId;
import dev.tracepress.memory.InMemoryStore;
import dev.tracepress.notification.domain.NotificationId;
import dev.tracepress.telemetry.context.ReactorTraceContext;
import dev.tracepress.testkit.Given;
import dev.tracepress.testkit.InMemoryAccessTokens;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.ContextKey;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Whoever waits for others in the store in memory goes on by their own trace. */
class InMemoryTraceTest {

    private static final ContextKey<String> WHOSE = ContextKey.named("whose");
    private static final String NOBODYS = "nobody";
    private static final UserId ADA = new UserId(1);

    private final InMemoryStore store =
            new InMemoryStore(new InMemoryAccessTokens(Duration.ofDays(1)), InstantSource.system());
    private final CompletableFuture<String> done = new CompletableFuture<>();

    @BeforeAll
    static void as_in_the_service() {
        ReactorTraceContext.followSchedulers();
    }

    @Test
    void who_waits_for_a_turn_to_write_does_not_write_by_the_trace_of_the_one_before() {
        var writing = new CompletableFuture<String>();
        var first = by(
                "the first",
                store.transactions()
                        .inTransaction(added("Ada")
                                .doOnNext(writing::complete)
                                .flatMap(whose -> Mono.fromFuture(done).thenReturn(whose))));
        completes(Mono.fromFuture(writing));
        var second = by("the second", added("Bob"));
        var third = by(NOBODYS, added("Cleo"));

        finish("the first");

        assertThat(resultOf(Flux.concat(first, second, third).collectList()))
                .isEqualTo(List.of("the first", "the second", NOBODYS));
    }

    @Test
    void who_listens_hears_of_arrivals_by_their_own_trace() {
        var heard = by(
                "the listener",
                store.notificationFeed().arrivals(ADA).map(_ -> whose()).take(2).collectList());

        completes(by(
                "the writer",
                store.transactions().inTransaction(store.notificationChannel().tell(new NotificationId(7), ADA))));

        assertThat(resultOf(heard)).isEqualTo(List.of("the listener", "the listener"));
    }

    /** By whose trace the user was written. */
    private Mono<String> added(String name) {
        return store.users().add(Given.aUser(name)).map(_ -> whose());
    }

    /** Begins at once. */
    private static <T> Mono<T> by(String whose, Mono<T> work) {
        try (var _ = contextOf(whose).makeCurrent()) {
            var begun = work.toFuture();
            return Mono.fromFuture(begun);
        }
    }

    private void finish(String whose) {
        try (var _ = contextOf(whose).makeCurrent()) {
            done.complete(whose);
        }
    }

    private static Context contextOf(String whose) {
        return whose.equals(NOBODYS) ? Context.root() : Context.root().with(WHOSE, whose);
    }

    private static String whose() {
        var whose = Context.current().get(WHOSE);
        return whose == null ? NOBODYS : whose;
    }
}
