package dev.tracepress.article.adapter.web;

import dev.tracepress.article.application.port.in.FindArticlesUseCase.FindArticles;
import dev.tracepress.article.application.port.out.ArticlePage;
import dev.tracepress.article.application.port.out.ArticleSearch;
import dev.tracepress.article.application.port.out.ArticleSearch.Page;
import dev.tracepress.article.application.port.out.ArticleSearch.Start;
import dev.tracepress.article.domain.ArticleError;
import dev.tracepress.identity.domain.Session;
import dev.tracepress.shared.adapter.web.error.BadRequest;
import dev.tracepress.shared.adapter.web.request.QueryParameters;
import dev.tracepress.shared.domain.PageSize;
import dev.tracepress.shared.domain.SharedError;
import dev.tracepress.shared.domain.Text;
import java.util.Optional;
import org.springframework.util.MultiValueMap;

/** What {@code GET /api/articles} was asked. */
record ArticleQuery(
        int pageNumber, PageSize size, Optional<Text> search, Optional<Text> author, Optional<ArticleCursor> cursor) {

    /** So many articles are counted off by pages; a cursor finds its place however far away it is. */
    static final int REACH = 10_000;

    private static final int LONGEST_TERM = 2_000;

    static ArticleQuery parse(MultiValueMap<String, String> query) {
        var page = QueryParameters.number(query, ArticleError.PageOutOfRange::new, "page");
        var cursor = QueryParameters.text(query, "cursor").map(ArticleCursor::parse);
        if (page.isPresent() && cursor.isPresent()) {
            throw BadRequest.ofParameter("cursor", "page and cursor exclude each other");
        }
        var size = QueryParameters.number(query, SharedError.PageSizeOutOfRange::new, "perPage", "per_page")
                .map(PageSize::new)
                .orElse(PageSize.USUAL);
        page.filter(number -> number > PageLinks.lastWithin(REACH, size)).ifPresent(_ -> {
            throw BadRequest.ofParameter(
                    "page",
                    "page reaches the first %s articles; follow nextCursor by cursor for more".formatted(REACH));
        });
        return new ArticleQuery(
                new Page(cursor.map(ArticleCursor::page).or(() -> page).orElse(1)).number(),
                size,
                term(query, "search"),
                term(query, "author"),
                cursor);
    }

    FindArticles toCommand(Optional<Session> reader) {
        var start = cursor.<Start>map(ArticleCursor::after).orElseGet(() -> new Page(pageNumber));
        return new FindArticles(new ArticleSearch(reader.map(Session::userId), search, author, size, start));
    }

    Optional<String> nextCursor(ArticlePage found) {
        return found.next().map(after -> new ArticleCursor(pageNumber + 1, after).opaque());
    }

    private static Optional<Text> term(MultiValueMap<String, String> query, String name) {
        return QueryParameters.text(query, name)
                .map(text -> {
                    if (text.length() > LONGEST_TERM) {
                        throw BadRequest.ofParameter(name, name + " must have at most " + LONGEST_TERM + " characters");
                    }
                    return new Text(text);
                })
                .filter(text -> !text.isBlank());
    }
}
