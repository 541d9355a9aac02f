package dev.tracepress.article.adapter.persistence;

import static dev.tracepress.shared.adapter.persistence.Rows.required;

import dev.tracepress.article.application.port.out.ArticlePage;
import dev.tracepress.article.application.port.out.ArticleSearch.After;
import dev.tracepress.article.application.port.out.ArticleView;
import dev.tracepress.shared.domain.PageSize;
import io.r2dbc.spi.Readable;
import java.util.List;
import java.util.Optional;

/** A row of a page: how many there are in all, and an article unless the page is empty. */
record ArticlePageRow(long totalCount, boolean totalIsExact, Optional<ArticleView> article) {

    static ArticlePageRow from(Readable row) {
        var article = row.get("id") == null ? Optional.<ArticleView>empty() : Optional.of(ArticleViewRow.toView(row));
        return new ArticlePageRow(
                required(row, "total_count", Long.class), required(row, "total_is_exact", Boolean.class), article);
    }

    /** What its text takes in memory at most. */
    long bytes() {
        return article.map(view -> 2L
                        * (view.title().length()
                                + view.description().length()
                                + view.body().length()))
                .orElse(0L);
    }

    /** The rows hold one article more than the page shows if there is a next page. */
    static ArticlePage toPage(List<ArticlePageRow> rows, PageSize size) {
        var found = rows.stream().flatMap(row -> row.article().stream()).toList();
        var shown = found.stream().limit(size.value()).toList();
        var next = found.size() > shown.size()
                ? Optional.of(
                        new After(shown.getLast().createdAt(), shown.getLast().id()))
                : Optional.<After>empty();
        return new ArticlePage(
                shown, rows.getFirst().totalCount(), rows.getFirst().totalIsExact(), next);
    }
}
