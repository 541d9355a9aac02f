package dev.tracepress.article.domain;

import dev.tracepress.shared.domain.Label;
import dev.tracepress.shared.domain.Text;
import java.util.List;

/** The headline: 1 to 255 characters, without white space around it. */
public record Title(Label label) {

    public static Title of(String raw) {
        if (new Text(raw).isBlank()) {
            throw new ArticleError.ArticleIncomplete(List.of("title"));
        }
        return new Title(Label.of(raw).orElseThrow(ArticleError.TitleTooLong::new));
    }

    public String value() {
        return label.value();
    }
}
