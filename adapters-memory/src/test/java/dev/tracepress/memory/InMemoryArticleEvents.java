package dev.tracepress.memory;

import dev.tracepress.article.application.port.out.ArticleEvents;
import dev.tracepress.article.domain.ArticleFavorited;
import java.util.List;
import java.util.stream.Stream;
import reactor.core.publisher.Mono;

/** Events that wait in the store until somebody takes them. */
public record InMemoryArticleEvents(InMemoryStore store) implements ArticleEvents {

    @Override
    public Mono<Void> favorited(ArticleFavorited event) {
        return store.join(table -> table.put(event.toString(), event) == null).then();
    }

    /** Those that were said and committed, and not yet taken. */
    public Mono<List<ArticleFavorited>> said() {
        return store.table()
                .map(table -> table.values().stream()
                        .flatMap(value -> value instanceof ArticleFavorited event ? Stream.of(event) : Stream.empty())
                        .toList());
    }

    /** Takes an event as done. */
    public Mono<Boolean> done(ArticleFavorited event) {
        return store.join(table -> table.remove(event.toString()) != null);
    }
}
