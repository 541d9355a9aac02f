package dev.tracepress.article.adapter.persistence.hot;

import dev.tracepress.article.application.port.out.ArticleQueriesContract;
import dev.tracepress.shared.adapter.persistence.PostgresStore;
import dev.tracepress.shared.adapter.persistence.PostgresStoreExtension;
import dev.tracepress.shared.adapter.persistence.replica.ReplicaSettings;
import dev.tracepress.shared.adapter.persistence.replica.ReplicatedPostgres;
import dev.tracepress.testkit.StoragePorts;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;

@Tag("slow")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReplicatedArticleQueriesTest extends ArticleQueriesContract {

    private final ReplicatedPostgres postgres = ReplicatedPostgres.start();

    @RegisterExtension
    final PostgresStoreExtension stores = new PostgresStoreExtension(
            postgres::migrated,
            database -> PostgresStore.on(
                    database,
                    new ReplicaSettings(postgres.replicaOf(database)),
                    ReplicatedArticlesConfiguration.class));

    @AfterAll
    void stop() {
        postgres.close();
    }

    @Override
    protected StoragePorts store() {
        return stores.store();
    }
}
