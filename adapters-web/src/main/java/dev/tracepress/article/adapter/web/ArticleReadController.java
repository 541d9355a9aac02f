package dev.tracepress.article.adapter.web;

import dev.tracepress.article.application.port.in.FindArticleUseCase;
import dev.tracepress.article.application.port.in.FindArticleUseCase.FindArticle;
import dev.tracepress.article.application.port.in.FindArticlesUseCase;
import dev.tracepress.article.application.port.out.ArticleView;
import dev.tracepress.article.domain.Slug;
import dev.tracepress.identity.domain.Session;
import dev.tracepress.shared.adapter.web.representation.Rendered;
import dev.tracepress.shared.adapter.web.representation.Renderings;
import dev.tracepress.shared.adapter.web.representation.VersionTag;
import dev.tracepress.shared.adapter.web.request.QueryNames;
import java.util.Optional;
import java.util.function.Supplier;
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
    private final Renderings renderings;

    ArticleReadController(FindArticlesUseCase findArticles, FindArticleUseCase findArticle, Renderings renderings) {
        this.findArticles = findArticles;
        this.findArticle = findArticle;
        this.renderings = renderings;
    }

    @GetMapping
    @QueryNames({"page", "perPage", "per_page", "cursor", "search", "author"})
    Mono<ResponseEntity<byte[]>> findAll(Optional<Session> reader, ServerHttpRequest request) {
        var query = ArticleQuery.parse(request.getQueryParams());
        return findArticles.find(query.toCommand(reader)).map(found -> {
            var seen = ArticlePageResponse.from(found, query, reader);
            return rendered(reader, found, query, () -> renderings.of(seen)).answer(PageLinks.of(request, query, seen));
        });
    }

    /** Spring answers 304 by itself where the tag is known: see {@code ConditionalExchange}. */
    @GetMapping("/{slug}")
    Mono<ResponseEntity<byte[]>> find(Optional<Session> reader, @PathVariable String slug) {
        var asked = Slug.named(slug);
        return findArticle
                .find(new FindArticle(asked, reader.map(Session::userId)))
                .map(view -> view.slug().equals(asked) ? tagged(view, reader) : MovedArticles.to(view.slug(), ""));
    }

    private ResponseEntity<byte[]> tagged(ArticleView view, Optional<Session> reader) {
        var seen = ArticleResponse.from(view, reader);
        return rendered(reader, view, view.slug(), () -> renderings.of(seen, () -> VersionTag.of(view.edition(), seen)))
                .answer(HttpHeaders.EMPTY);
    }

    /** All who are nobody are shown the same. */
    private Rendered rendered(Optional<Session> reader, Object view, Object asked, Supplier<Rendered> anew) {
        return reader.isPresent() ? anew.get() : renderings.ofSame(view, asked, anew);
    }
}
