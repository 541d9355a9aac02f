package dev.tracepress.wiring;

import static dev.tracepress.testkit.Facts.completes;
import static dev.tracepress.testkit.Facts.resultOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tracepress.shared.adapter.persistence.DatabaseSettings;
import dev.tracepress.shared.adapter.persistence.PostgresStore;
import dev.tracepress.shared.adapter.persistence.TestPostgres;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;

@Tag("slow")
class MigrationApplicationTest {

    @Test
    void who_migrates_makes_the_tables_and_serves_nobody() {
        var database = TestPostgres.blank();

        try (var store = PostgresStore.on(database);
                var migration = migrate(database)) {
            assertThat(resultOf(store.database()
                            .sql("SELECT to_regclass('scheduled_tasks') IS NOT NULL")
                            .mapValue(Boolean.class)
                            .one()))
                    .isTrue();
            assertThat(migration.getEnvironment().getProperty("local.server.port"))
                    .isNull();
        }
    }

    @Test
    void to_migrate_twice_changes_nothing() {
        var database = TestPostgres.blank();

        migrate(database).close();
        migrate(database).close();
    }

    @Test
    void tables_land_in_the_schema_of_the_search_path_though_an_extension_lives_elsewhere() {
        var database = TestPostgres.blank();

        migrate(database).close();
        try (var store = PostgresStore.on(database)) {
            completes(store.database().sql("CREATE SCHEMA app").then());
            migrate(database, "&options=-c%20search_path=app").close();

            assertThat(resultOf(
                            store.database().sql("""
                                    SELECT to_regclass('public.articles') IS NOT NULL
                                           AND to_regclass('app.articles') IS NOT NULL
                                           AND to_regclass('app.scheduled_tasks') IS NOT NULL""").mapValue(Boolean.class).one()))
                    .isTrue();
        }
    }

    @Test
    void a_database_that_is_not_there_ends_it_with_an_error() {
        assertThatThrownBy(() -> migrate(TestPostgres.nowhere())).isInstanceOf(RuntimeException.class);
    }

    private static ConfigurableApplicationContext migrate(DatabaseSettings database) {
        return migrate(database, "");
    }

    private static ConfigurableApplicationContext migrate(DatabaseSettings database, String parameters) {
        return TracepressApplication.start(
                "--ENVIRONMENT=production",
                "--TRACEPRESS_ROLE=migrate",
                "--DATABASE_URL=postgres://%s@%s:%s/%s?sslmode=disable%s"
                        .formatted(database.user(), database.host(), database.port(), database.database(), parameters));
    }
}
