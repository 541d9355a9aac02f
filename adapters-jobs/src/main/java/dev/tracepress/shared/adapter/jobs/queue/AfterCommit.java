package dev.tracepress.shared.adapter.jobs.queue;

import org.springframework.transaction.reactive.TransactionSynchronization;
import org.springframework.transaction.reactive.TransactionSynchronizationManager;
import reactor.core.publisher.Mono;

/** What is done once the transaction has committed, and not at all if it rolls back; it must not wait for anything. */
public record AfterCommit(Runnable then) implements TransactionSynchronization {

    /** Registers it with the transaction that is open; an error if none is. */
    public static Mono<Void> run(Runnable then) {
        return TransactionSynchronizationManager.forCurrentTransaction()
                .doOnNext(transaction -> transaction.registerSynchronization(new AfterCommit(then)))
                .then();
    }

    @Override
    public Mono<Void> afterCommit() {
        return Mono.fromRunnable(then);
    }
}
