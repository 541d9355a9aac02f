package dev.tracepress.shared.adapter.persistence;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A store on a new database for every test. */
public final class PostgresStoreExtension implements BeforeEachCallback, AfterEachCallback {

    private @Nullable PostgresStore store;

    public PostgresStore store() {
        if (store == null) {
            throw new IllegalStateException("no test is running");
        }
        return store;
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        store = PostgresStore.on(TestPostgres.migrated());
    }

    @Override
    public void afterEach(ExtensionContext context) {
        store().close();
        store = null;
    }
}
