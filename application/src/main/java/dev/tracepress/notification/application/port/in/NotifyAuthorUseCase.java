package dev.tracepress.notification.application.port.in;

import dev.tracepress.article.domain.ArticleFavorited;
import io.opentelemetry.instrumentation.annotations.WithSpan;
import reactor.core.publisher.Mono;

/** An author is told that somebody likes an article. */
public interface NotifyAuthorUseCase {

    /**
     * Puts the news in the author's inbox and passes it on over every channel, once however often it is called; nothing if
     * article or people are gone.
     */
    @WithSpan("notification.create")
    Mono<Void> notifyAuthor(NotifyAuthor command);

    /** What there is to tell. */
    record NotifyAuthor(ArticleFavorited event) {}
}
