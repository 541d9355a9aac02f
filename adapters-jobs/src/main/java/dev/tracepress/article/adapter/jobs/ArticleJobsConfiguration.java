package dev.tracepress.article.adapter.jobs;

import dev.tracepress.article.application.port.in.CheckFavoritesUseCase;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Offers the checks of articles as recurring jobs. */
@Configuration(proxyBeanMethods = false)
public class ArticleJobsConfiguration {

    @Bean
    FavoritesCheckJob favoritesCheckJob(CheckFavoritesUseCase checkFavorites) {
        return new FavoritesCheckJob(checkFavorites);
    }
}
