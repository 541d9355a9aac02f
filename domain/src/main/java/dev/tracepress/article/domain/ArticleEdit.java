package dev.tracepress.article.domain;

import dev.tracepress.shared.domain.Text;
import java.util.Optional;

/** What an author changes; what is empty stays as it is. */
public record ArticleEdit(Optional<Title> title, Optional<Text> description, Optional<Body> body) {

    public static ArticleEdit of(Optional<String> title, Optional<String> description, Optional<String> body) {
        return new ArticleEdit(title.map(Title::of), description.map(Text::new), body.map(Body::of));
    }
}
