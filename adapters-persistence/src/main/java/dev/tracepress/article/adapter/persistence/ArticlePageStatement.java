package dev.tracepress.article.adapter.persistence;

import dev.tracepress.article.application.port.out.ArticleSearch;
import dev.tracepress.article.application.port.out.ArticleSearch.After;
import dev.tracepress.article.application.port.out.ArticleSearch.Page;
import dev.tracepress.shared.adapter.persistence.LikePattern;
import java.util.HashMap;
import java.util.Map;

/**
 * The one statement that finds a page and counts what the search finds in all.
 *
 * <p>Only the conditions that a search has stand in it, so that PostgreSQL plans for them; what they are compared with is
 * bound, never written into the text. The page is chosen by ids alone, on the index of the order, and only the chosen rows
 * are read. One row more than asked for tells whether there is a next page. The left join yields the count even where the
 * page is empty.
 */
record ArticlePageStatement(String sql, Map<String, Object> values) {

    private static final String SELECT = """
            SELECT total.total_count, page.*
            FROM (SELECT count(*) AS total_count FROM articles a WHERE %1$s) AS total
            LEFT JOIN (
                SELECT %2$s
                FROM (SELECT a.id FROM articles a WHERE %1$s AND %3$s
                      ORDER BY a.created_at DESC, a.id DESC LIMIT :limit OFFSET :offset) AS chosen
                JOIN articles a ON a.id = chosen.id
                JOIN users u ON u.id = a.author_id
            ) AS page ON TRUE
            ORDER BY page.created_at DESC, page.id DESC""";

    private static final String HOLDS_TEXT = " AND (a.title ILIKE :text OR a.description ILIKE :text)";
    private static final String IS_BY = " AND a.author_id IN (SELECT w.id FROM users w WHERE w.name ILIKE :author)";
    private static final String IS_OLDER = "(a.created_at, a.id) < (:seenAt, :seenId)";

    static ArticlePageStatement of(ArticleSearch search) {
        var values = new HashMap<String, Object>();
        var found = new StringBuilder("TRUE");
        search.text().ifPresent(text -> {
            found.append(HOLDS_TEXT);
            values.put("text", LikePattern.containing(text.value()));
        });
        search.author().ifPresent(author -> {
            found.append(IS_BY);
            values.put("author", LikePattern.containing(author.value()));
        });
        var size = search.size().value();
        values.put("limit", size + 1);
        var from = switch (search.start()) {
            case Page page -> {
                values.put("offset", (page.number() - 1L) * size);
                yield "TRUE";
            }
            case After seen -> {
                values.put("offset", 0L);
                values.put("seenAt", seen.createdAt());
                values.put("seenId", seen.id().value());
                yield IS_OLDER;
            }
        };
        return new ArticlePageStatement(SELECT.formatted(found, ArticleViewRow.COLUMNS, from), values);
    }
}
