package dev.tracepress.notification.adapter.jobs;

import dev.tracepress.article.domain.ArticleFavorited;
import dev.tracepress.article.domain.ArticleId;
import dev.tracepress.article.domain.FavoriteId;
import dev.tracepress.identity.domain.UserId;
import java.time.Instant;
import java.util.Set;

/** What the job carries: ids only, for names and titles may have changed by the time it runs. */
record FavoritedPayload(long favoriteId, long articleId, long authorId, long readerId, Instant occurredAt) {

    /** Who is told, and who liked it. */
    static final Set<String> USERS = Set.of("authorId", "readerId");

    static FavoritedPayload of(ArticleFavorited event) {
        return new FavoritedPayload(
                event.favorite().value(),
                event.article().value(),
                event.author().value(),
                event.reader().value(),
                event.occurredAt());
    }

    ArticleFavorited toEvent() {
        return new ArticleFavorited(
                new FavoriteId(favoriteId),
                new ArticleId(articleId),
                new UserId(authorId),
                new UserId(readerId),
                occurredAt);
    }
}
