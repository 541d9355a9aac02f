package dev.tracepress.memory;

import dev.tracepress.article.application.port.out.ArticleEvents;
import dev.tracepress.article.application.port.out.ArticleEventsContract;
import dev.tracepress.article.domain.ArticleFavorited;
import dev.tracepress.shared.application.port.out.TransactionBoundary;
import java.util.List;
import reactor.core.publisher.Mono;

class InMemoryArticleEventsTest extends ArticleEventsContract {

    private final MemoryPorts store = new MemoryPorts();

    @Override
    protected ArticleEvents events() {
        return store.articleEvents();
    }

    @Override
    protected TransactionBoundary transactions() {
        return store.transactions();
    }

    @Override
    protected Mono<List<ArticleFavorited>> said() {
        return store.jobs();
    }
}
