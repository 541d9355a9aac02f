package dev.tracepress.article.adapter.persistence;

import static dev.tracepress.shared.adapter.persistence.Rows.required;

import dev.tracepress.article.application.port.out.ArticleView;
import dev.tracepress.article.application.port.out.ArticleView.AuthorView;
import dev.tracepress.article.domain.ArticleId;
import dev.tracepress.article.domain.Slug;
import dev.tracepress.identity.domain.UserId;
import io.r2dbc.spi.Readable;
import java.time.Instant;

/** An article with its author and what the reader thinks of it, all from one statement. */
final class ArticleViewRow {

    private static final String COLUMNS = """
            a.id, a.slug, a.title, a.description, a.body, coalesce(c.favorites_count, 0) AS favorites_count,
            a.version, a.created_at, a.updated_at,
            u.id AS author_id, u.email AS author_email, u.name AS author_name, %s AS favorited""";

    private static final String JOINS = """
            JOIN users u ON u.id = a.author_id
            LEFT JOIN article_counters c ON c.article_id = a.id""";

    /** The limit has one pair looked up for each article: joined, all favourites of a reader, or of an article, might be read. */
    private static final String FAVORITE = """

            LEFT JOIN LATERAL (
                SELECT TRUE AS favorited FROM favorites WHERE user_id = :reader AND article_id = a.id LIMIT 1
            ) AS f ON TRUE""";

    private ArticleViewRow() {}

    /**
     * What is selected of {@code articles a} and its {@link #joins}.
     *
     * @param known whether somebody reads whose favourites show; a text of its own for nobody, since one text with NULL for the reader
     *     would be planned anew each time, for longer than it runs
     */
    static String columns(boolean known) {
        return COLUMNS.formatted(known ? "f.favorited IS NOT NULL" : "FALSE");
    }

    /** What belongs to {@code articles a}, for the reader {@code :reader} if one is known. */
    static String joins(boolean known) {
        return known ? JOINS + FAVORITE : JOINS;
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
