package dev.tracepress.article.domain;

import dev.tracepress.identity.domain.UserId;
import java.time.Instant;

/** Somebody other than the author favourited an article. */
public record ArticleFavorited(
        FavoriteId favorite, ArticleId article, UserId author, UserId reader, Instant occurredAt) {}
