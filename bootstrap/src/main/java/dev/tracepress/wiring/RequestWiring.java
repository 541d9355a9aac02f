package dev.tracepress.wiring;

import dev.tracepress.identity.adapter.security.TokenSettings;
import dev.tracepress.shared.adapter.web.admission.AdmissionSettings;
import dev.tracepress.shared.adapter.web.admission.AdmissionWebConfiguration;
import dev.tracepress.shared.adapter.web.idempotency.IdempotencySettings;
import dev.tracepress.shared.adapter.web.idempotency.IdempotencyWebConfiguration;
import dev.tracepress.shared.application.RequestUseCases;
import dev.tracepress.shared.application.port.in.AnswerOnceUseCase;
import dev.tracepress.shared.application.port.out.IdempotencyKeys;
import dev.tracepress.shared.application.port.out.TransactionBoundary;
import dev.tracepress.wiring.settings.Settings;
import java.time.InstantSource;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** What makes requests safe to send again and keeps them from being sent too often, for whoever serves the API. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnServingRequests
@Import({AdmissionWebConfiguration.class, IdempotencyWebConfiguration.class})
class RequestWiring {

    /** Those of the tokens: they change in the same way, and all instances have them. */
    @Bean
    IdempotencySettings idempotencySettings(TokenSettings tokens) {
        var secrets = tokens.derivedSecrets();
        return new IdempotencySettings(secrets.getFirst(), secrets.subList(1, secrets.size()));
    }

    @Bean
    AdmissionSettings admissionSettings(Settings settings) {
        return settings.admission();
    }

    @Bean
    AnswerOnceUseCase answerOnce(
            TransactionBoundary transactions,
            @Qualifier("fewTransactions") TransactionBoundary fewTransactions,
            IdempotencyKeys keys,
            InstantSource time) {
        return RequestUseCases.answerOnce(transactions, fewTransactions, keys, time);
    }
}
