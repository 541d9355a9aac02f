package dev.tracepress.shared.application;

import dev.tracepress.shared.application.port.in.AnswerOnceUseCase;
import dev.tracepress.shared.application.port.in.CountAttemptUseCase;
import dev.tracepress.shared.application.port.in.ForgetAnswersUseCase;
import dev.tracepress.shared.application.port.out.IdempotencyKeys;
import dev.tracepress.shared.application.port.out.Tally;
import dev.tracepress.shared.application.port.out.TransactionBoundary;
import java.time.InstantSource;

/** Hands out what makes requests safe to send again, and keeps them from being sent too often. */
public final class RequestUseCases {

    private RequestUseCases() {}

    public static AnswerOnceUseCase answerOnce(
            TransactionBoundary transactions,
            TransactionBoundary fewTransactions,
            IdempotencyKeys keys,
            InstantSource time) {
        return new AnswerOnceService(transactions, fewTransactions, keys, time);
    }

    public static CountAttemptUseCase countAttempt(Tally tally, InstantSource time) {
        return new CountAttemptService(tally, time);
    }

    public static ForgetAnswersUseCase forgetAnswers(IdempotencyKeys keys, InstantSource time) {
        return new ForgetAnswersService(keys, time);
    }
}
