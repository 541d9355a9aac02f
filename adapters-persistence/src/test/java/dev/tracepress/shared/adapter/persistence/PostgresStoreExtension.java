package dev.tracepress.shared.adapter.persistence;

import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A store on a new database for every test. */
public final class PostgresStoreExtension implements BeforeEachCallback, AfterEachCallback {

    private final Supplier<DatabaseSettings> databases;
    private final Function<DatabaseSettings, PostgresStore> make;
    private @Nullable PostgresStore store;

    public PostgresStoreExtension() {
        this(PostgresStore::on);
    }

    public PostgresStoreExtension(Function<DatabaseSettings, PostgresStore> make) {
        this(TestPostgres::migrated, make);
    }

    public PostgresStoreExtension(
            Supplier<DatabaseSettings> databases, Function<DatabaseSettings, PostgresStore> make) {
        this.databases = databases;
        this.make = make;
    }

    public PostgresStore store() {
        if (store == null) {
            throw new IllegalStateException("no test is running");
        }
        return store;
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        store = make.apply(databases.get());
    }

    @Override
    public void afterEach(ExtensionContext context) {
        store().close();
        store = null;
    }
}
