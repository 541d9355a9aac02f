package dev.tracepress.article.adapter.web;

import dev.tracepress.article.application.port.in.FavoriteArticleUseCase;
import dev.tracepress.article.application.port.in.FavoriteArticleUseCase.FavoriteArticle;
import dev.tracepress.article.application.port.in.UnfavoriteArticleUseCase;
import dev.tracepress.article.application.port.in.UnfavoriteArticleUseCase.UnfavoriteArticle;
import dev.tracepress.article.application.port.out.ArticleView;
import dev.tracepress.article.domain.Slug;
import dev.tracepress.identity.domain.Session;
import java.util.Optional;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
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
    private final MovedArticles moved;

    FavoriteController(
            FavoriteArticleUseCase favoriteArticle, UnfavoriteArticleUseCase unfavoriteArticle, MovedArticles moved) {
        this.favoriteArticle = favoriteArticle;
        this.unfavoriteArticle = unfavoriteArticle;
        this.moved = moved;
    }

    @PostMapping
    Mono<ResponseEntity<ArticleResponse>> favorite(Session caller, @PathVariable String slug) {
        var asked = Slug.named(slug);
        return answered(favoriteArticle.favorite(new FavoriteArticle(asked, caller.userId())), asked, caller);
    }

    @DeleteMapping
    Mono<ResponseEntity<ArticleResponse>> unfavorite(Session caller, @PathVariable String slug) {
        var asked = Slug.named(slug);
        return answered(unfavoriteArticle.unfavorite(new UnfavoriteArticle(asked, caller.userId())), asked, caller);
    }

    private Mono<ResponseEntity<ArticleResponse>> answered(Mono<ArticleView> seen, Slug asked, Session caller) {
        var answered = seen.map(view -> ResponseEntity.ok(ArticleResponse.from(view, Optional.of(caller))));
        return moved.orTheWay(answered, asked, caller, "/favorite");
    }
}
