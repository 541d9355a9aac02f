package dev.tracepress.wiring;

import dev.tracepress.article.adapter.web.ArticleWebConfiguration;
import dev.tracepress.identity.adapter.web.IdentityWebConfiguration;
import dev.tracepress.notification.adapter.web.NotificationWebConfiguration;
import dev.tracepress.shared.adapter.web.openapi.ApiDocumentConfiguration;
import dev.tracepress.shared.adapter.web.openapi.RootSettings;
import dev.tracepress.shared.adapter.web.server.SharedWebConfiguration;
import dev.tracepress.wiring.settings.Settings;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Health is served in every role; the routes of the modules only by those who serve requests. */
@Configuration(proxyBeanMethods = false)
@Import(SharedWebConfiguration.class)
class WebWiring {

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnServingRequests
    @Import({
        ApiDocumentConfiguration.class,
        IdentityWebConfiguration.class,
        ArticleWebConfiguration.class,
        NotificationWebConfiguration.class
    })
    static class Routes {

        @Bean
        RootSettings rootSettings(Settings settings) {
            return new RootSettings(settings.console());
        }
    }
}
