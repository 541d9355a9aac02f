package dev.tracepress.wiring;

import dev.tracepress.article.adapter.jobs.ArticleJobsConfiguration;
import dev.tracepress.article.adapter.persistence.ArticlePersistenceConfiguration;
import dev.tracepress.article.application.ArticleUseCases;
import dev.tracepress.article.application.port.in.CheckFavoritesUseCase;
import dev.tracepress.article.application.port.out.FavoriteCounts;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** What nobody asks for and workers see to by the clock. */
@Configuration(proxyBeanMethods = false)
@Import({ArticlePersistenceConfiguration.class, ArticleJobsConfiguration.class})
class UpkeepWiring {

    @Bean
    CheckFavoritesUseCase checkFavorites(FavoriteCounts counts) {
        return ArticleUseCases.checkFavorites(counts);
    }
}
