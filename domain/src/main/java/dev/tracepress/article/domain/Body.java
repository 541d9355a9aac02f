package dev.tracepress.article.domain;

import dev.tracepress.shared.domain.Text;
import java.util.List;

/** What an article says; kept to the letter, never blank. */
public record Body(Text text) {

    public Body {
        if (text.isBlank()) {
            throw new ArticleError.ArticleIncomplete(List.of("body"));
        }
    }

    public static Body of(String raw) {
        return new Body(new Text(raw));
    }

    public String value() {
        return text.value();
    }
}
