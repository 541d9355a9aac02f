package dev.tracepress.article.adapter.persistence;

import static dev.tracepress.shared.adapter.persistence.Rows.required;

import dev.tracepress.article.domain.Article;
import dev.tracepress.article.domain.ArticleId;
import dev.tracepress.article.domain.Body;
import dev.tracepress.article.domain.Slug;
import dev.tracepress.article.domain.Title;
import dev.tracepress.identity.domain.UserId;
import dev.tracepress.shared.domain.Text;
import io.r2dbc.spi.Readable;
import java.time.Instant;

/** A row of {@code articles}, without the counter, which is not the article's to change. */
record ArticleRow(
        long id,
        String slug,
        String title,
        String description,
        String body,
        long authorId,
        long version,
        Instant createdAt,
        Instant updatedAt) {

    static final String COLUMNS = "id, slug, title, description, body, author_id, version, created_at, updated_at";

    static ArticleRow from(Readable row) {
        return new ArticleRow(
                required(row, "id", Long.class),
                required(row, "slug", String.class),
                required(row, "title", String.class),
                required(row, "description", String.class),
                required(row, "body", String.class),
                required(row, "author_id", Long.class),
                required(row, "version", Long.class),
                required(row, "created_at", Instant.class),
                required(row, "updated_at", Instant.class));
    }

    Article toArticle() {
        return new Article(
                new ArticleId(id),
                new Slug(slug),
                Title.of(title),
                new Text(description),
                Body.of(body),
                new UserId(authorId),
                version,
                createdAt,
                updatedAt);
    }
}
