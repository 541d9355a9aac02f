package dev.tracepress.memory;

import dev.tracepress.article.application.port.out.ArticleQueriesContract;
import dev.tracepress.testkit.StoragePorts;

class InMemoryArticleQueriesTest extends ArticleQueriesContract {

    @Override
    protected StoragePorts store() {
        return new MemoryPorts();
    }
}
