package dev.tracepress.shared.adapter.web.idempotency;

import dev.tracepress.shared.application.port.in.AnswerOnceUseCase;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.web.reactive.HandlerMapping;
import org.springframework.web.server.WebFilter;

/** Makes every POST of a controller safe to send again. */
@Configuration(proxyBeanMethods = false)
public class IdempotencyWebConfiguration {

    /** Behind all other filters: what they refuse takes no key, and what it does is bounded by the deadline of all. */
    @Bean
    @Order(12)
    WebFilter idempotencyFilter(
            AnswerOnceUseCase answerOnce,
            RequestOwners owners,
            @Qualifier("requestMappingHandlerMapping") ObjectProvider<HandlerMapping> routes,
            IdempotencySettings settings) {
        var secrets = Stream.concat(Stream.of(settings.secret()), settings.formerSecrets().stream())
                .distinct()
                .map(SealKey::of)
                .toList();
        return new IdempotencyFilter(
                answerOnce, owners, routes::getObject, secrets, new AnswerSeal(secrets.getFirst(), secrets));
    }
}
