package dev.tracepress.article.application.port.out;

import io.opentelemetry.instrumentation.annotations.SpanAttribute;
import java.util.List;
import java.util.Optional;

/**
 * Some articles of those that a search finds.
 *
 * @param totalCount how many the search finds in all; of some articles only, not more than {@link #MOST_COUNTED}
 * @param totalIsExact whether it finds no more than that
 * @param next where the next page begins; empty on the last
 */
public record ArticlePage(
        @SpanAttribute("result.count") List<ArticleView> articles,
        long totalCount,
        boolean totalIsExact,
        Optional<ArticleSearch.After> next) {

    /** All articles are counted exactly; those that a text or an author leaves, up to so many. */
    public static final int MOST_COUNTED = 1_000;

    public ArticlePage {
        articles = List.copyOf(articles);
    }
}
