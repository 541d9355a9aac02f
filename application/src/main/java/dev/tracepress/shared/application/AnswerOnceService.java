package dev.tracepress.shared.application;

import dev.tracepress.shared.application.port.in.AnswerOnceUseCase;
import dev.tracepress.shared.application.port.out.IdempotencyKeys;
import dev.tracepress.shared.application.port.out.KeptAnswer;
import dev.tracepress.shared.application.port.out.TransactionBoundary;
import dev.tracepress.shared.domain.SharedError;
import java.time.Duration;
import java.time.InstantSource;
import reactor.core.publisher.Mono;

final class AnswerOnceService implements AnswerOnceUseCase {

    static final Duration KEPT = Duration.ofHours(24);

    private final TransactionBoundary transactions;
    private final TransactionBoundary fewTransactions;
    private final IdempotencyKeys keys;
    private final InstantSource time;

    /** @param fewTransactions opens no more than a few at a time */
    AnswerOnceService(
            TransactionBoundary transactions,
            TransactionBoundary fewTransactions,
            IdempotencyKeys keys,
            InstantSource time) {
        this.transactions = transactions;
        this.fewTransactions = fewTransactions;
        this.keys = keys;
        this.time = time;
    }

    @Override
    public Mono<Answered> answer(AnswerOnce command) {
        var boundary = command.anonymous() ? fewTransactions : transactions;
        return boundary.inTransaction(
                Mono.defer(() -> keys.claim(command.key(), time.instant().minus(KEPT)))
                        .flatMap(kept -> again(command, kept))
                        .switchIfEmpty(Mono.defer(() -> first(command))));
    }

    private static Mono<Answered> again(AnswerOnce command, KeptAnswer kept) {
        return kept.fingerprint().equals(command.fingerprint())
                ? Mono.just(Answered.replayed(kept.content()))
                : Mono.error(SharedError.KeyUsedOtherwise::new);
    }

    private Mono<Answered> first(AnswerOnce command) {
        return command.work().flatMap(answer -> keep(command, answer).thenReturn(Answered.first(answer.content())));
    }

    private Mono<Void> keep(AnswerOnce command, Answer answer) {
        return answer.isFinal()
                ? keys.keep(command.key(), new KeptAnswer(command.fingerprint(), answer.content()), time.instant())
                : Mono.empty();
    }
}
