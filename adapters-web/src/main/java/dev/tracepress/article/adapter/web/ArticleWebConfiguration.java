package dev.tracepress.article.adapter.web;

import dev.tracepress.article.application.port.in.CreateArticleUseCase;
import dev.tracepress.article.application.port.in.DeleteArticleUseCase;
import dev.tracepress.article.application.port.in.FavoriteArticleUseCase;
import dev.tracepress.article.application.port.in.FindArticleUseCase;
import dev.tracepress.article.application.port.in.FindArticlesUseCase;
import dev.tracepress.article.application.port.in.UnfavoriteArticleUseCase;
import dev.tracepress.article.application.port.in.UpdateArticleUseCase;
import dev.tracepress.shared.adapter.web.error.ErrorMapping;
import dev.tracepress.shared.adapter.web.representation.Renderings;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Offers articles and favourites over HTTP. */
@Configuration(proxyBeanMethods = false)
public class ArticleWebConfiguration {

    @Bean
    ErrorMapping articleErrorMapping() {
        return new ArticleErrorMapping();
    }

    @Bean
    ArticleReadController articleReadController(
            FindArticlesUseCase findArticles, FindArticleUseCase findArticle, Renderings renderings) {
        return new ArticleReadController(findArticles, findArticle, renderings);
    }

    @Bean
    MovedArticles movedArticles(FindArticleUseCase findArticle) {
        return new MovedArticles(findArticle);
    }

    @Bean
    ArticleWriteController articleWriteController(
            CreateArticleUseCase createArticle,
            UpdateArticleUseCase updateArticle,
            DeleteArticleUseCase deleteArticle,
            MovedArticles movedArticles) {
        return new ArticleWriteController(createArticle, updateArticle, deleteArticle, movedArticles);
    }

    @Bean
    FavoriteController favoriteController(
            FavoriteArticleUseCase favoriteArticle,
            UnfavoriteArticleUseCase unfavoriteArticle,
            MovedArticles movedArticles) {
        return new FavoriteController(favoriteArticle, unfavoriteArticle, movedArticles);
    }
}
