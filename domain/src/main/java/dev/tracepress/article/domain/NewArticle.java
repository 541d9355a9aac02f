package dev.tracepress.article.domain;

import dev.tracepress.identity.domain.UserId;
import java.time.Instant;

/** A published article that the store has not yet given an id. */
public record NewArticle(Slug slug, Draft draft, UserId author, Instant createdAt) {

    public NewArticle under(Slug other) {
        return new NewArticle(other, draft, author, createdAt);
    }

    public Article withId(ArticleId id) {
        return new Article(
                id,
                slug,
                draft.title(),
                draft.description(),
                draft.body(),
                author,
                Article.FIRST_VERSION,
                createdAt,
                createdAt);
    }
}
