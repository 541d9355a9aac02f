package dev.tracepress.wiring;

import dev.tracepress.article.adapter.web.ArticleWebConfiguration;
import dev.tracepress.identity.adapter.web.IdentityWebConfiguration;
import dev.tracepress.notification.adapter.web.NotificationWebConfiguration;
import dev.tracepress.shared.adapter.web.ApiDocumentConfiguration;
import dev.tracepress.shared.adapter.web.SharedWebConfiguration;
import java.time.Duration;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.http.client.ReactorResourceFactory;

/** Health is served in every role; the routes of the modules only by those who serve requests. */
@Configuration(proxyBeanMethods = false)
@Import(SharedWebConfiguration.class)
class WebWiring {

    /** Its threads have nothing left to do when they end: Netty would wait for 2 s whether somebody has after all. */
    @Bean
    static BeanPostProcessor promptEnd() {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessBeforeInitialization(Object bean, String beanName) {
                if (bean instanceof ReactorResourceFactory resources) {
                    resources.setShutdownQuietPeriod(Duration.ZERO);
                }
                return bean;
            }
        };
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnServingRequests
    @Import({
        ApiDocumentConfiguration.class,
        IdentityWebConfiguration.class,
        ArticleWebConfiguration.class,
        NotificationWebConfiguration.class
    })
    static class Routes {}
}
