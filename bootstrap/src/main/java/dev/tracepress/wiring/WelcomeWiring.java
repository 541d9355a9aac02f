package dev.tracepress.wiring;

import dev.tracepress.article.application.port.in.CreateArticleUseCase;
import dev.tracepress.article.application.port.in.FavoriteArticleUseCase;
import dev.tracepress.article.application.port.in.FindArticlesUseCase;
import dev.tracepress.identity.application.port.in.RegisterUserUseCase;
import dev.tracepress.wiring.demo.DemoData;
import dev.tracepress.wiring.settings.Choices;
import dev.tracepress.wiring.settings.Settings;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What a person sees first. */
@Configuration(proxyBeanMethods = false)
class WelcomeWiring {

    @Bean
    StartupMessage startupMessage(
            Settings settings, Choices choices, StoragePlace storage, ConfigurableApplicationContext context) {
        return new StartupMessage(settings, choices, storage, context);
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnServingRequests
    static class Demo {

        @Bean
        ApplicationRunner demoData(
                Settings settings,
                RegisterUserUseCase registerUser,
                CreateArticleUseCase createArticle,
                FavoriteArticleUseCase favoriteArticle,
                FindArticlesUseCase findArticles) {
            return new DemoData(settings.demoArticles(), registerUser, createArticle, favoriteArticle, findArticles);
        }
    }
}
