package dev.tracepress.shared.adapter.persistence;

import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;

/** The migrations, as production runs them. */
public final class TestMigrations {

    private TestMigrations() {}

    public static FluentConfiguration of(DataSource database) {
        return SharedPersistenceConfiguration.besideWriters(Flyway.configure()).dataSource(database);
    }

    public static void run(DataSource database) {
        of(database).load().migrate();
    }
}
