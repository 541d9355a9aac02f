package dev.tracepress.article.application.port.out;

import dev.tracepress.article.domain.ArticleId;
import dev.tracepress.article.domain.Slug;
import dev.tracepress.identity.domain.UserId;
import dev.tracepress.shared.domain.Edition;
import io.opentelemetry.instrumentation.annotations.SpanAttribute;
import java.time.Instant;

/** An article as one reader sees it; {@code favorited} speaks of that reader and is false for an anonymous one. */
public record ArticleView(
        @SpanAttribute("article.id") ArticleId id,
        @SpanAttribute("article.slug") Slug slug,
        String title,
        String description,
        String body,
        AuthorView author,
        long favoritesCount,
        boolean favorited,
        long version,
        Instant createdAt,
        Instant updatedAt) {

    public Edition edition() {
        return new Edition(id.value(), version);
    }

    /** The author, address included: whether a reader may see it is for the edge to decide. */
    public record AuthorView(UserId id, String email, String name) {}
}
