package dev.tracepress.article.adapter.persistence;

import static dev.tracepress.shared.adapter.persistence.Rows.orNull;

import dev.tracepress.article.application.port.out.ArticlePage;
import dev.tracepress.article.application.port.out.ArticleSearch;
import dev.tracepress.article.application.port.out.ArticleSearch.After;
import dev.tracepress.article.application.port.out.ArticleSearch.Page;
import dev.tracepress.shared.domain.Text;
import io.r2dbc.spi.Parameter;
import io.r2dbc.spi.Parameters;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * The one statement that finds a page and says how many articles there are in all.
 *
 * <p>One row more than asked for tells whether there is a next page. The left join yields the count even where the page is
 * empty. How many rows a page has is written into the text, since PostgreSQL plans for a tenth of the table where it does not
 * know; all else is bound.
 */
record ArticlePageStatement(String sql, Map<String, Parameter> values) {

    private static final String OF_ALL = """
            SELECT total.total_count, TRUE AS total_is_exact, page.*
            FROM (SELECT sum(total)::bigint AS total_count FROM article_totals) AS total
            LEFT JOIN (SELECT %s FROM (%s) AS a %s) AS page ON TRUE
            ORDER BY page.created_at DESC, page.id DESC""";

    private static final String NEWEST = "SELECT * FROM articles ORDER BY created_at DESC, id DESC LIMIT %d";
    private static final String OLDER = """
            SELECT * FROM articles WHERE (created_at, id) < (:seenAt, :seenId)
            ORDER BY created_at DESC, id DESC LIMIT %d""";
    /** Counts off the index alone, and reads only the rows behind. */
    private static final String FARTHER = """
            SELECT article.*
            FROM (SELECT id FROM articles ORDER BY created_at DESC, id DESC LIMIT %d OFFSET :skipped) AS chosen
            JOIN articles article USING (id)""";

    /** See {@code V11__searches.sql}. */
    private static final String FOUND = """
            SELECT found.total AS total_count, found.is_exact AS total_is_exact, page.*
            FROM found_articles(:text, :author, :seenAt, :seenId, :skipped, :wanted, :mostCounted) AS found
            LEFT JOIN LATERAL (
                SELECT %s FROM unnest(found.ids) AS chosen (id) JOIN articles a ON a.id = chosen.id %s
            ) AS page ON TRUE
            ORDER BY page.created_at DESC, page.id DESC""".formatted(ArticleViewRow.COLUMNS, ArticleViewRow.JOINS);

    static ArticlePageStatement of(ArticleSearch search) {
        return search.isOfAll() ? ofAll(search) : found(search);
    }

    private static ArticlePageStatement ofAll(ArticleSearch search) {
        var rows = search.size().value() + 1;
        return switch (search.start()) {
            case Page page when page.number() == 1 -> new ArticlePageStatement(ofAll(NEWEST, rows), Map.of());
            case Page page ->
                new ArticlePageStatement(ofAll(FARTHER, rows), Map.of("skipped", Parameters.in(skipped(page, search))));
            case After seen ->
                new ArticlePageStatement(
                        ofAll(OLDER, rows),
                        Map.of(
                                "seenAt", Parameters.in(seen.createdAt()),
                                "seenId", Parameters.in(seen.id().value())));
        };
    }

    private static String ofAll(String chosen, int rows) {
        return OF_ALL.formatted(ArticleViewRow.COLUMNS, chosen.formatted(rows), ArticleViewRow.JOINS);
    }

    private static ArticlePageStatement found(ArticleSearch search) {
        var seen = search.start() instanceof After after ? Optional.of(after) : Optional.<After>empty();
        var skipped = search.start() instanceof Page page ? skipped(page, search) : 0;
        return new ArticlePageStatement(
                FOUND,
                Map.of(
                        "text", orNull(search.text().map(Text::value), String.class),
                        "author", orNull(search.author().map(Text::value), String.class),
                        "seenAt", orNull(seen.map(After::createdAt), Instant.class),
                        "seenId", orNull(seen.map(after -> after.id().value()), Long.class),
                        "skipped", Parameters.in(skipped),
                        "wanted", Parameters.in(search.size().value() + 1),
                        "mostCounted", Parameters.in(ArticlePage.MOST_COUNTED)));
    }

    private static int skipped(Page page, ArticleSearch search) {
        return Math.toIntExact((page.number() - 1L) * search.size().value());
    }
}
