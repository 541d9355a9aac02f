package dev.tracepress.memory;

import dev.tracepress.article.application.port.out.ArticleRepositoryContract;
import dev.tracepress.testkit.StoragePorts;

class InMemoryArticleRepositoryTest extends ArticleRepositoryContract {

    @Override
    protected StoragePorts store() {
        return new MemoryPorts();
    }
}
