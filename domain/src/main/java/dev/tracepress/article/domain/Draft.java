package dev.tracepress.article.domain;

import dev.tracepress.identity.domain.UserId;
import dev.tracepress.shared.domain.Text;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Stream;

/** An article that is written but not yet published. */
public record Draft(Title title, Text description, Body body) {

    /** What is missing is given as an empty text. */
    public static Draft of(String title, String description, String body) {
        var missing = Stream.of(Map.entry("title", title), Map.entry("body", body))
                .filter(given -> new Text(given.getValue()).isBlank())
                .map(Map.Entry::getKey)
                .toList();
        if (!missing.isEmpty()) {
            throw new ArticleError.ArticleIncomplete(missing);
        }
        return new Draft(Title.of(title), new Text(description), Body.of(body));
    }

    public NewArticle publishedBy(UserId author, Instant now) {
        return new NewArticle(Slug.of(title), this, author, now);
    }
}
