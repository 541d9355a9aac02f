package dev.tracepress.shared.application;

import dev.tracepress.shared.application.port.in.AnswerOnceUseCase;
import dev.tracepress.shared.application.port.out.IdempotencyKeys;
import dev.tracepress.shared.application.port.out.KeptAnswer;
import dev.tracepress.shared.application.port.out.RequestKey;
import dev.tracepress.shared.application.port.out.TransactionBoundary;
import dev.tracepress.shared.domain.SharedError;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.stream.Stream;
import reactor.core.publisher.Flux;
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
                Mono.defer(() -> claimed(command, time.instant().minus(KEPT)))
                        .flatMap(found -> again(command, found))
                        .switchIfEmpty(Mono.defer(() -> first(command))));
    }

    /** All its keys are taken, in one order for everybody, so that of two who come by different secrets one does it. */
    private Mono<Found> claimed(AnswerOnce command, Instant since) {
        var all = Stream.concat(Stream.of(command.key()), command.former().stream())
                .sorted(Comparator.comparing(RequestKey::digest))
                .toList();
        return Flux.fromIterable(all)
                .concatMap(key -> keys.claim(key, since).map(answer -> new Found(key, answer)))
                .collectList()
                .flatMap(found -> Mono.justOrEmpty(found.stream().findFirst()));
    }

    private static Mono<Answered> again(AnswerOnce command, Found found) {
        return command.anonymous() || found.answer().fingerprint().equals(command.fingerprint())
                ? Mono.just(Answered.replayed(found.key(), found.answer().content()))
                : Mono.error(SharedError.KeyUsedOtherwise::new);
    }

    private Mono<Answered> first(AnswerOnce command) {
        return command.work()
                .flatMap(answer -> keep(command, answer).thenReturn(Answered.first(command.key(), answer.content())));
    }

    private Mono<Void> keep(AnswerOnce command, Answer answer) {
        return answer.isFinal()
                ? keys.keep(command.key(), new KeptAnswer(command.fingerprint(), answer.content()), time.instant())
                : Mono.empty();
    }

    /** What was kept, and under which of the keys. */
    private record Found(RequestKey key, KeptAnswer answer) {}
}
