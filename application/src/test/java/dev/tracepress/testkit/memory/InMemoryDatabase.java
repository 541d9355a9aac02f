package dev.tracepress.testkit.memory;

import dev.tracepress.shared.application.port.out.TransactionBoundary;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import java.util.function.Function;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.util.context.ContextView;

/** One writer at a time, each on a copy of what is committed; readers never wait. */
final class InMemoryDatabase implements TransactionBoundary {

    private final Semaphore writing = new Semaphore(1);
    private volatile Tables committed = new Tables();

    /** What the query finds; empty for an empty Optional. */
    <T> Mono<T> find(Function<Tables, Optional<T>> query) {
        return Mono.deferContextual(
                context -> Mono.justOrEmpty(query.apply(working(context).orElse(committed))));
    }

    <T> Mono<T> read(Function<Tables, T> query) {
        return find(query.andThen(Optional::of));
    }

    <T> Mono<T> write(Function<Tables, T> command) {
        return inTransaction(Mono.deferContextual(
                context -> Mono.just(command.apply(working(context).orElseThrow()))));
    }

    /** Writes as part of a transaction that somebody else has begun. */
    Mono<Void> join(Consumer<Tables> command) {
        return Mono.deferContextual(context -> {
            var tables = working(context).orElseThrow(() -> new IllegalStateException("there is no transaction"));
            return Mono.fromRunnable(() -> command.accept(tables));
        });
    }

    @Override
    public <T> Mono<T> inTransaction(Mono<T> work) {
        return Mono.deferContextual(context -> working(context).isPresent() ? work : shielded(work, context));
    }

    private <T> Mono<T> shielded(Mono<T> work, ContextView context) {
        var outcome = Mono.fromRunnable(writing::acquireUninterruptibly)
                .subscribeOn(Schedulers.boundedElastic())
                .then(Mono.defer(() -> committing(work)).doFinally(_ -> writing.release()))
                .contextWrite(context)
                .toFuture();
        return Mono.fromFuture(outcome, true);
    }

    private <T> Mono<T> committing(Mono<T> work) {
        var copy = committed.copy();
        return work.doOnSuccess(_ -> committed = copy).contextWrite(inner -> inner.put(Tables.class, copy));
    }

    private static Optional<Tables> working(ContextView context) {
        return context.getOrEmpty(Tables.class);
    }
}
