package dev.tracepress.shared.adapter.jobs.upkeep;

import dev.tracepress.shared.application.port.in.ForgetAnswersUseCase;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Offers the upkeep of kept answers as a recurring job. */
@Configuration(proxyBeanMethods = false)
public class AnswerUpkeepConfiguration {

    @Bean
    ForgetAnswersJob forgetAnswersJob(ForgetAnswersUseCase forgetAnswers) {
        return new ForgetAnswersJob(forgetAnswers);
    }
}
