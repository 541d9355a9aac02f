package dev.tracepress.article.adapter.persistence;

import static dev.tracepress.shared.adapter.persistence.Rows.required;

import dev.tracepress.article.application.port.out.ArticleView;
import dev.tracepress.article.application.port.out.ArticleView.AuthorView;
import dev.tracepress.article.domain.ArticleId;
import dev.tracepress.article.domain.Slug;
import dev.tracepress.identity.domain.UserId;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.Optional;

/** An article with its author and what the reader thinks of it, all from one statement. */
final class ArticleViewRow {

    /** Of {@code articles a} and its {@link #JOINS}. */
    static final String COLUMNS = """
            a.id, a.slug, a.title, a.description, a.body, coalesce(c.favorites_count, 0) AS favorites_count,
            a.version, a.created_at, a.updated_at,
            u.id AS author_id, u.email AS author_email, u.name AS author_name, f.favorited IS NOT NULL AS favorited""";

    /**
     * What belongs to {@code articles a}, for the reader {@link #reader}. The limit has one pair looked up for each
     * article: joined, all favourites of a reader, or of an article, might be read.
     */
    static final String JOINS = """
            JOIN users u ON u.id = a.author_id
            LEFT JOIN article_counters c ON c.article_id = a.id
            LEFT JOIN LATERAL (
                SELECT TRUE AS favorited FROM favorites WHERE user_id = :reader AND article_id = a.id LIMIT 1
            ) AS f ON TRUE""";

    /** No user has that id. NULL would do, but PostgreSQL would plan each statement anew for it, longer than it runs. */
    private static final long NOBODY = 0;

    private ArticleViewRow() {}

    /** What to bind as {@code :reader}. */
    static long reader(Optional<UserId> reader) {
        return reader.map(UserId::value).orElse(NOBODY);
    }

    static ArticleView toView(Readable row) {
        return new ArticleView(
                new ArticleId(required(row, "id", Long.class)),
                new Slug(required(row, "slug", String.class)),
                required(row, "title", String.class),
                required(row, "description", String.class),
                required(row, "body", String.class),
                new AuthorView(
                        new UserId(required(row, "author_id", Long.class)),
                        required(row, "author_email", String.class),
                        required(row, "author_name", String.class)),
                required(row, "favorites_count", Long.class),
                required(row, "favorited", Boolean.class),
                required(row, "version", Long.class),
                required(row, "created_at", Instant.class),
                required(row, "updated_at", Instant.class));
    }
}
