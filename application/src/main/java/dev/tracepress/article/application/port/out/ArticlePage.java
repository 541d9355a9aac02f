package dev.tracepress.article.application.port.out;

import io.opentelemetry.instrumentation.annotations.SpanAttribute;
import java.util.List;
import java.util.Optional;

/**
 * Some articles of those that a search finds.
 *
 * @param totalCount how many the search finds in all
 * @param next where the next page begins; empty on the last
 */
public record ArticlePage(
        @SpanAttribute("result.count") List<ArticleView> articles,
        long totalCount,
        Optional<ArticleSearch.After> next) {

    public ArticlePage {
        articles = List.copyOf(articles);
    }
}
