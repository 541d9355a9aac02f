package dev.tracepress.article.adapter.persistence;

import dev.tracepress.article.application.port.out.FavoritesContract;
import dev.tracepress.shared.adapter.persistence.PostgresStoreExtension;
import dev.tracepress.testkit.StoragePorts;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;

@Tag("slow")
class R2dbcFavoritesTest extends FavoritesContract {

    @RegisterExtension
    final PostgresStoreExtension postgres = new PostgresStoreExtension();

    @Override
    protected StoragePorts store() {
        return postgres.store();
    }
}
