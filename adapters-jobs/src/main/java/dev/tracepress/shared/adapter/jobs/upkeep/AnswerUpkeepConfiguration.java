package dev.tracepress.shared.adapter.jobs.upkeep;

import dev.tracepress.shared.application.port.in.ForgetAnswersUseCase;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Offers the upkeep of kept answers as a recurring job. */
@Configuration(proxyBeanMethods = false)
public class AnswerUpkeepConfiguration {

    /** Every quarter of an hour: there may be as many as there are writes. */
    @Bean
    UpkeepJob pruneIdempotencyKeys(ForgetAnswersUseCase forgetAnswers) {
        return new UpkeepJob("prune-idempotency-keys", "0 11/15 * * * *", forgetAnswers::forget);
    }
}
