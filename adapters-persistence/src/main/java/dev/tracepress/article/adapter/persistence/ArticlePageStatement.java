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
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The one statement that finds a page and says how many articles there are in all.
 *
 * <p>One row more than asked for tells whether there is a next page. The left join yields the count even where the page is
 * empty. How many rows a page has is written into the text, since PostgreSQL plans for a tenth of the table where it does not
 * know; all else is bound.
 */
final class ArticlePageStatement {

    private static final String OF_ALL = """
            SELECT total.total_count, TRUE AS total_is_exact, page.*
            FROM (SELECT sum(total)::bigint AS total_count FROM article_totals) AS total
            LEFT JOIN (SELECT %s FROM (%s) AS a %s) AS page ON TRUE
            ORDER BY page.created_at DESC, page.id DESC""";

    private static final String NEWEST = "SELECT * FROM articles ORDER BY created_at DESC, id DESC LIMIT %s";
    private static final String OLDER = """
            SELECT * FROM articles WHERE (created_at, id) < (:seenAt, :seenId)
            ORDER BY created_at DESC, id DESC LIMIT %s""";
    /** Counts off the index alone, and reads only the rows behind. */
    private static final String FARTHER = """
            SELECT article.*
            FROM (SELECT id FROM articles ORDER BY created_at DESC, id DESC LIMIT %s OFFSET :skipped) AS chosen
            JOIN articles article USING (id)""";

    /** See {@code V29__searches_through_time.sql}. */
    private static final String FOUND = """
            SELECT found.total AS total_count, found.is_exact AS total_is_exact, page.*
            FROM found_articles(:text, :author, :seenAt, :seenId, :skipped, :wanted, :mostCounted) AS found
            LEFT JOIN LATERAL (
                SELECT %s FROM unnest(found.ids) AS chosen (id) JOIN articles a ON a.id = chosen.id %s
            ) AS page ON TRUE
            ORDER BY page.created_at DESC, page.id DESC""";

    private ArticlePageStatement() {}

    static BoundStatement of(ArticleSearch search) {
        var known = search.reader().isPresent();
        var values = new HashMap<>(search.isOfAll() ? startOf(search) : termsOf(search));
        search.reader().ifPresent(reader -> values.put("reader", Parameters.in(reader.value())));
        var sql = search.isOfAll()
                ? OF_ALL.formatted(ArticleViewRow.columns(known), chosen(search), ArticleViewRow.joins(known))
                : FOUND.formatted(ArticleViewRow.columns(known), ArticleViewRow.joins(known));
        return new BoundStatement(sql, values);
    }

    private static String chosen(ArticleSearch search) {
        var chosen = switch (search.start()) {
            case Page page when page.number() == 1 -> NEWEST;
            case Page _ -> FARTHER;
            case After _ -> OLDER;
        };
        return chosen.formatted(search.size().value() + 1);
    }

    private static Map<String, Parameter> startOf(ArticleSearch search) {
        return switch (search.start()) {
            case Page page when page.number() == 1 -> Map.of();
            case Page page -> Map.of("skipped", Parameters.in(skipped(page, search)));
            case After seen ->
                Map.of(
                        "seenAt", Parameters.in(seen.createdAt()),
                        "seenId", Parameters.in(seen.id().value()));
        };
    }

    private static Map<String, Parameter> termsOf(ArticleSearch search) {
        var seen = search.start() instanceof After after ? Optional.of(after) : Optional.<After>empty();
        var skipped = search.start() instanceof Page page ? skipped(page, search) : 0;
        return Map.of(
                "text", orNull(search.text().map(Text::value), String.class),
                "author", orNull(search.author().map(Text::value), String.class),
                "seenAt", orNull(seen.map(After::createdAt), Instant.class),
                "seenId", orNull(seen.map(after -> after.id().value()), Long.class),
                "skipped", Parameters.in(skipped),
                "wanted", Parameters.in(search.size().value() + 1),
                "mostCounted", Parameters.in(ArticlePage.MOST_COUNTED));
    }

    private static int skipped(Page page, ArticleSearch search) {
        return Math.toIntExact((page.number() - 1L) * search.size().value());
    }
}
