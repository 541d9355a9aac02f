package dev.tracepress.article.adapter.web;

import dev.tracepress.article.application.port.out.ArticlePage;
import dev.tracepress.identity.domain.Session;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A page of articles; {@code nextCursor} is null on the last. */
record ArticlePageResponse(
        List<ArticleResponse> articles,
        long totalCount,
        boolean totalIsExact,
        int page,
        int perPage,
        @Nullable String nextCursor) {

    static ArticlePageResponse from(ArticlePage found, ArticleQuery query, Optional<Session> reader) {
        return new ArticlePageResponse(
                found.articles().stream()
                        .map(view -> ArticleResponse.from(view, reader))
                        .toList(),
                found.totalCount(),
                found.totalIsExact(),
                query.pageNumber(),
                query.size().value(),
                query.nextCursor(found).orElse(null));
    }
}
