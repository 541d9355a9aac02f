package dev.tracepress.article.domain;

import dev.tracepress.identity.domain.UserId;
import java.time.Instant;
import java.util.Optional;

/** One reader's favouring of one article; a reader has at most one for an article at any time. */
public record Favorite(FavoriteId id, ArticleId article, UserId author, UserId reader, Instant createdAt) {

    /** What the author is to be told: nothing if the author is the reader, for own favourites are not news. */
    public Optional<ArticleFavorited> news() {
        return author.equals(reader)
                ? Optional.empty()
                : Optional.of(new ArticleFavorited(id, article, author, reader, createdAt));
    }
}
