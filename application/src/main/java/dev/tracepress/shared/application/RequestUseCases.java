package dev.tracepress.shared.application;

import dev.tracepress.shared.application.port.in.AnswerOnceUseCase;
import dev.tracepress.shared.application.port.in.ForgetAnswersUseCase;
import dev.tracepress.shared.application.port.out.IdempotencyKeys;
import dev.tracepress.shared.application.port.out.TransactionBoundary;
import java.time.InstantSource;

/** Hands out what makes requests safe to send again. */
public final class RequestUseCases {

    private RequestUseCases() {}

    public static AnswerOnceUseCase answerOnce(
            TransactionBoundary transactions,
            TransactionBoundary fewTransactions,
            IdempotencyKeys keys,
            InstantSource time) {
        return new AnswerOnceService(transactions, fewTransactions, keys, time);
    }

    public static ForgetAnswersUseCase forgetAnswers(IdempotencyKeys keys, InstantSource time) {
        return new ForgetAnswersService(keys, time);
    }
}
