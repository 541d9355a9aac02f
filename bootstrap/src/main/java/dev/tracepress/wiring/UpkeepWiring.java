package dev.tracepress.wiring;

import dev.tracepress.notification.adapter.jobs.NotificationUpkeepConfiguration;
import dev.tracepress.notification.application.NotificationUseCases;
import dev.tracepress.notification.application.port.in.ForgetNotificationsUseCase;
import dev.tracepress.notification.application.port.out.NotificationRepository;
import dev.tracepress.shared.adapter.jobs.upkeep.AnswerUpkeepConfiguration;
import dev.tracepress.shared.application.RequestUseCases;
import dev.tracepress.shared.application.port.in.ForgetAnswersUseCase;
import dev.tracepress.shared.application.port.out.IdempotencyKeys;
import java.time.InstantSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** What nobody asks for and workers see to by the clock. */
@Configuration(proxyBeanMethods = false)
@Import({NotificationUpkeepConfiguration.class, AnswerUpkeepConfiguration.class})
class UpkeepWiring {

    @Bean
    ForgetAnswersUseCase forgetAnswers(IdempotencyKeys keys, InstantSource time) {
        return RequestUseCases.forgetAnswers(keys, time);
    }

    @Bean
    ForgetNotificationsUseCase forgetNotifications(NotificationRepository notifications, InstantSource time) {
        return NotificationUseCases.forgetNotifications(notifications, time);
    }
}
