package dev.tracepress.article.adapter.persistence.hot;

import dev.tracepress.article.application.port.out.ArticleQueriesContract;
import dev.tracepress.shared.adapter.persistence.PostgresStore;
import dev.tracepress.shared.adapter.persistence.PostgresStoreExtension;
import dev.tracepress.testkit.StoragePorts;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;

@Tag("slow")
class HotArticleQueriesTest extends ArticleQueriesContract {

    @RegisterExtension
    final PostgresStoreExtension postgres =
            new PostgresStoreExtension(settings -> PostgresStore.on(settings, MemoryInFront.class));

    @Override
    protected StoragePorts store() {
        return postgres.store();
    }
}
