package dev.tracepress.article.adapter.web;

import dev.tracepress.article.application.port.in.FindArticleUseCase;
import dev.tracepress.article.application.port.in.FindArticleUseCase.FindArticle;
import dev.tracepress.article.application.port.in.FindArticlesUseCase;
import dev.tracepress.article.application.port.out.ArticleView;
import dev.tracepress.article.domain.Slug;
import dev.tracepress.identity.domain.Session;
import dev.tracepress.shared.adapter.web.QueryNames;
import dev.tracepress.shared.adapter.web.VersionTag;
import java.util.Optional;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** What readers see depends on who they are, so every answer varies by {@code Authorization}. */
@RestController
@RequestMapping(path = "/api/articles", produces = MediaType.APPLICATION_JSON_VALUE)
final class ArticleReadController {

    private final FindArticlesUseCase findArticles;
    private final FindArticleUseCase findArticle;

    ArticleReadController(FindArticlesUseCase findArticles, FindArticleUseCase findArticle) {
        this.findArticles = findArticles;
        this.findArticle = findArticle;
    }

    @GetMapping
    @QueryNames({"page", "perPage", "per_page", "cursor", "search", "author"})
    Mono<ResponseEntity<ArticlePageResponse>> findAll(Optional<Session> reader, ServerHttpRequest request) {
        var query = ArticleQuery.parse(request.getQueryParams());
        return findArticles
                .find(query.toCommand(reader))
                .map(found -> ArticlePageResponse.from(found, query, reader))
                .map(seen -> ResponseEntity.ok()
                        .headers(PageLinks.of(request, query, seen))
                        .eTag(VersionTag.of(seen))
                        .cacheControl(CacheControl.noCache())
                        .varyBy(HttpHeaders.AUTHORIZATION)
                        .body(seen));
    }

    /** Spring answers 304 by itself where the tag is known: see {@code ConditionalExchange}. */
    @GetMapping("/{slug}")
    Mono<ResponseEntity<ArticleResponse>> find(Optional<Session> reader, @PathVariable String slug) {
        var asked = Slug.named(slug);
        return findArticle
                .find(new FindArticle(asked, reader.map(Session::userId)))
                .map(view -> view.slug().equals(asked) ? tagged(view, reader) : MovedArticles.to(view.slug(), ""));
    }

    private static ResponseEntity<ArticleResponse> tagged(ArticleView view, Optional<Session> reader) {
        var seen = ArticleResponse.from(view, reader);
        return ResponseEntity.ok()
                .eTag(VersionTag.of(view.version(), seen))
                .cacheControl(CacheControl.noCache())
                .varyBy(HttpHeaders.AUTHORIZATION)
                .body(seen);
    }
}
