package dev.tracepress.article.adapter.web;

import dev.tracepress.article.application.port.in.FindArticleUseCase;
import dev.tracepress.article.application.port.in.FindArticleUseCase.FindArticle;
import dev.tracepress.article.domain.ArticleError;
import dev.tracepress.article.domain.Slug;
import dev.tracepress.identity.domain.Session;
import java.util.Optional;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import reactor.core.publisher.Mono;

/** Leads whoever comes by a former slug to where the article is, with the same method (RFC 9110, 15.4.9). */
final class MovedArticles {

    private final FindArticleUseCase findArticle;

    MovedArticles(FindArticleUseCase findArticle) {
        this.findArticle = findArticle;
    }

    /** What was answered; where no article has the slug, the way to the one that had it last. */
    <T> Mono<ResponseEntity<T>> orTheWay(Mono<ResponseEntity<T>> answered, Slug asked, Session caller, String part) {
        return answered.onErrorResume(
                ArticleError.ArticleNotFound.class,
                missing -> findArticle
                        .find(new FindArticle(asked, Optional.of(caller.userId())))
                        .filter(view -> !view.slug().equals(asked))
                        .map(view -> MovedArticles.<T>to(view.slug(), part))
                        .switchIfEmpty(Mono.error(missing)));
    }

    /** Another article may take the slug one day: so nobody is to remember it for long. */
    static <T> ResponseEntity<T> to(Slug slug, String part) {
        return ResponseEntity.status(HttpStatus.PERMANENT_REDIRECT)
                .location(ArticleAddress.of(slug, part))
                .cacheControl(CacheControl.noCache())
                .build();
    }
}
