package dev.tracepress.memory;

import dev.tracepress.shared.application.port.out.TransactionBoundary;
import dev.tracepress.shared.domain.KeepsState;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.util.context.ContextView;

/**
 * One writer at a time, from its first write to its commit, on a copy of what is committed; readers never wait. A transaction
 * that has written nothing yet sees what others commit, as in PostgreSQL's usual isolation.
 *
 * <p>To copy costs as much as there is, so this is for thousands of rows, not for millions.
 */
@KeepsState("everything, until the process ends")
final class InMemoryDatabase implements TransactionBoundary {

    private final Turns writing = new Turns();
    private volatile Tables committed = new Tables();

    /** What the query finds; empty for an empty Optional. */
    <T> Mono<T> find(Function<Tables, Optional<T>> query) {
        return Mono.deferContextual(context -> Mono.justOrEmpty(query.apply(seenIn(context))));
    }

    <T> Mono<T> read(Function<Tables, T> query) {
        return find(query.andThen(Optional::of));
    }

    <T> Mono<T> write(Function<Tables, T> command) {
        return inTransaction(Mono.deferContextual(
                context -> transactionOf(context).orElseThrow().tables().map(command)));
    }

    /** Writes as part of a transaction that somebody else has begun. */
    Mono<Void> join(Consumer<Tables> command) {
        return Mono.deferContextual(context -> transactionOf(context)
                .orElseThrow(() -> new IllegalStateException("there is no transaction"))
                .tables()
                .doOnNext(command)
                .then());
    }

    @Override
    public <T> Mono<T> inTransaction(Mono<T> work) {
        return Mono.deferContextual(context -> transactionOf(context).isPresent() ? work : shielded(work, context));
    }

    /** Whoever hangs up leaves the transaction to its end. */
    private <T> Mono<T> shielded(Mono<T> work, ContextView context) {
        var outcome = Mono.defer(() -> committing(work)).contextWrite(context).toFuture();
        return Mono.fromFuture(outcome, true);
    }

    private <T> Mono<T> committing(Mono<T> work) {
        var transaction = new Transaction();
        return work.doOnSuccess(_ -> transaction.commit())
                .doFinally(_ -> transaction.end())
                .contextWrite(inner -> inner.put(Transaction.class, transaction));
    }

    private Tables seenIn(ContextView context) {
        return transactionOf(context).flatMap(Transaction::written).orElse(committed);
    }

    private static Optional<Transaction> transactionOf(ContextView context) {
        return context.getOrEmpty(Transaction.class);
    }

    private final class Transaction {

        private final Sinks.One<Tables> own = Sinks.one();
        private volatile Optional<Tables> written = Optional.empty();
        private boolean asked;
        private boolean over;

        Optional<Tables> written() {
            return written;
        }

        /** For writing; its turn comes with the first write. */
        Mono<Tables> tables() {
            return Mono.defer(() -> {
                if (isFirst()) {
                    writing.await(this::begin);
                }
                return own.asMono();
            });
        }

        private synchronized boolean isFirst() {
            var first = !asked;
            asked = true;
            return first;
        }

        /** One that was given up meanwhile lets the next one write. */
        private void begin() {
            if (isStillThere()) {
                own.tryEmitValue(written.orElseThrow());
            } else {
                writing.next();
            }
        }

        private synchronized boolean isStillThere() {
            if (!over) {
                written = Optional.of(committed.copy());
            }
            return !over;
        }

        void commit() {
            written.ifPresent(tables -> {
                committed = tables;
                tables.takeAfterCommit().forEach(Runnable::run);
            });
        }

        synchronized void end() {
            over = true;
            if (written.isPresent()) {
                writing.next();
            }
        }
    }
}
