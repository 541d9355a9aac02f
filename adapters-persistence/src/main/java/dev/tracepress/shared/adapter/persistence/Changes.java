package dev.tracepress.shared.adapter.persistence;

import dev.tracepress.shared.domain.SharedError;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.springframework.transaction.NoTransactionException;
import org.springframework.transaction.reactive.TransactionSynchronization;
import org.springframework.transaction.reactive.TransactionSynchronizationManager;
import reactor.core.publisher.Mono;

/** Tells whoever holds what was read that it was written, after the commit and before anybody is told of the write. */
public final class Changes {

    private final List<ChangeListener> listeners;

    public Changes(List<ChangeListener> listeners) {
        this.listeners = List.copyOf(listeners);
    }

    /**
     * The same write, of which all are told what it changed. Outside a transaction it is one statement, and no cancel reaches it,
     * since nobody would be told then.
     *
     * @param what what it changed, by its outcome
     */
    public <T> Mono<T> toldOf(Mono<T> write, Function<T, Set<Change>> what) {
        return listeners.isEmpty()
                ? write
                : openTransaction()
                        .flatMap(open -> open.map(transaction -> inside(transaction, write, what))
                                .orElseGet(() -> alone(write, what)));
    }

    private static Mono<Optional<TransactionSynchronizationManager>> openTransaction() {
        return TransactionSynchronizationManager.forCurrentTransaction()
                .map(Optional::of)
                .onErrorResume(NoTransactionException.class, _ -> Mono.just(Optional.empty()));
    }

    private <T> Mono<T> inside(
            TransactionSynchronizationManager transaction, Mono<T> write, Function<T, Set<Change>> what) {
        return write.doOnNext(
                outcome -> transaction.registerSynchronization(new Telling(() -> tell(what.apply(outcome)))));
    }

    private <T> Mono<T> alone(Mono<T> write, Function<T, Set<Change>> what) {
        return Shield.over(write.doOnNext(outcome -> tell(what.apply(outcome)))
                .doOnError(Changes::mayHaveHappened, _ -> listeners.forEach(ChangeListener::missedSome)));
    }

    private static boolean mayHaveHappened(Throwable failure) {
        return failure instanceof SharedError.Unavailable silence && silence.mayHaveHappened();
    }

    private void tell(Set<Change> changes) {
        changes.forEach(change -> listeners.forEach(change::tell));
    }

    /** Unless it was rolled back: of a commit that was not answered nobody knows. */
    private record Telling(Runnable all) implements TransactionSynchronization {

        @Override
        public Mono<Void> afterCompletion(int status) {
            return status == STATUS_ROLLED_BACK ? Mono.empty() : Mono.fromRunnable(all);
        }
    }
}
