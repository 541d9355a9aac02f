package dev.tracepress.article.adapter.web;

import dev.tracepress.article.application.port.in.FavoriteArticleUseCase;
import dev.tracepress.article.application.port.in.FavoriteArticleUseCase.FavoriteArticle;
import dev.tracepress.article.application.port.in.UnfavoriteArticleUseCase;
import dev.tracepress.article.application.port.in.UnfavoriteArticleUseCase.UnfavoriteArticle;
import dev.tracepress.article.domain.Slug;
import dev.tracepress.identity.domain.Session;
import java.util.Optional;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
@RequestMapping(path = "/api/articles/{slug}/favorite", produces = MediaType.APPLICATION_JSON_VALUE)
final class FavoriteController {

    private final FavoriteArticleUseCase favoriteArticle;
    private final UnfavoriteArticleUseCase unfavoriteArticle;

    FavoriteController(FavoriteArticleUseCase favoriteArticle, UnfavoriteArticleUseCase unfavoriteArticle) {
        this.favoriteArticle = favoriteArticle;
        this.unfavoriteArticle = unfavoriteArticle;
    }

    @PostMapping
    Mono<ArticleResponse> favorite(Session caller, @PathVariable String slug) {
        return favoriteArticle
                .favorite(new FavoriteArticle(Slug.named(slug), caller.userId()))
                .map(view -> ArticleResponse.from(view, Optional.of(caller)));
    }

    @DeleteMapping
    Mono<ArticleResponse> unfavorite(Session caller, @PathVariable String slug) {
        return unfavoriteArticle
                .unfavorite(new UnfavoriteArticle(Slug.named(slug), caller.userId()))
                .map(view -> ArticleResponse.from(view, Optional.of(caller)));
    }
}
