package dev.tracepress.testkit.memory;

import dev.tracepress.article.application.port.out.ArticleEvents;
import dev.tracepress.article.domain.ArticleFavorited;
import reactor.core.publisher.Mono;

record InMemoryArticleEvents(InMemoryDatabase database) implements ArticleEvents {

    @Override
    public Mono<Void> favorited(ArticleFavorited event) {
        return database.join(tables -> tables.jobs.add(event));
    }
}
