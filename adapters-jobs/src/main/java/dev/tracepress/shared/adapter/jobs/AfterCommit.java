package dev.tracepress.shared.adapter.jobs;

import org.springframework.transaction.reactive.TransactionSynchronization;
import reactor.core.publisher.Mono;

/** What is done once the transaction has committed, and not at all if it rolls back; it must not wait for anything. */
public record AfterCommit(Runnable then) implements TransactionSynchronization {

    @Override
    public Mono<Void> afterCommit() {
        return Mono.fromRunnable(then);
    }
}
