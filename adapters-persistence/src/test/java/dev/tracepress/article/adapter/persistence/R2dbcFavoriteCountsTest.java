package dev.tracepress.article.adapter.persistence;

import dev.tracepress.article.application.port.out.FavoriteCounts;
import dev.tracepress.article.application.port.out.FavoriteCountsContract;
import dev.tracepress.article.domain.Article;
import dev.tracepress.shared.adapter.persistence.PostgresStoreExtension;
import dev.tracepress.testkit.StoragePorts;
import org.junit.jupiter.api.extension.RegisterExtension;
import reactor.core.publisher.Mono;

class R2dbcFavoriteCountsTest extends FavoriteCountsContract {

    @RegisterExtension
    final PostgresStoreExtension postgres = new PostgresStoreExtension();

    @Override
    protected StoragePorts store() {
        return postgres.store();
    }

    @Override
    protected FavoriteCounts counts() {
        return postgres.store().bean(FavoriteCounts.class);
    }

    @Override
    protected Mono<Void> miscount(Article article) {
        return postgres.store()
                .database()
                .sql("UPDATE articles SET favorites_count = favorites_count + 1 WHERE id = :id")
                .bind("id", article.id().value())
                .then();
    }
}
