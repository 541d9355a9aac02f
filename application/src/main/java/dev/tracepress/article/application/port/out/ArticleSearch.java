package dev.tracepress.article.application.port.out;

import dev.tracepress.article.domain.ArticleError;
import dev.tracepress.article.domain.ArticleId;
import dev.tracepress.identity.domain.UserId;
import dev.tracepress.shared.domain.PageSize;
import dev.tracepress.shared.domain.Text;
import io.opentelemetry.instrumentation.annotations.SpanAttribute;
import java.time.Instant;
import java.util.Optional;

/**
 * Which articles, for whom, from where on.
 *
 * @param reader whose favourites {@link ArticleView#favorited()} speaks of
 * @param text only articles with this text in title or description, in whatever case ({@link Text#folded}), nothing in it
 *     being a wildcard; one of fewer than three characters may be looked for among some thousand articles from where the page
 *     begins, and no further
 * @param author only articles whose author's name holds this text, likewise
 */
public record ArticleSearch(
        @SpanAttribute("user.id") Optional<UserId> reader,
        Optional<Text> text,
        Optional<Text> author,
        @SpanAttribute("pagination.per_page") PageSize size,
        Start start) {

    /** Whether every article is found. */
    public boolean isOfAll() {
        return text.isEmpty() && author.isEmpty();
    }

    /** Where a page begins in the order of newest first, ties by larger id first. */
    public sealed interface Start {}

    /** Skips all earlier pages: simple, but an article published meanwhile shifts them. */
    public record Page(int number) implements Start {
        public Page {
            if (number < 1) {
                throw new ArticleError.PageOutOfRange();
            }
        }
    }

    /** Goes on behind an article that was seen: nothing is shown twice or left out, however deep the page. */
    public record After(Instant createdAt, ArticleId id) implements Start {}
}
