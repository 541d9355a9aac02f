package dev.tracepress.shared.adapter.persistence;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("slow")
class DatabaseFitnessTest {

    private final SharedPersistenceConfiguration configuration = new SharedPersistenceConfiguration();

    @Test
    void a_database_of_utf8_is_fit() {
        assertThatCode(() -> fitnessOf(TestPostgres.blank()).check()).doesNotThrowAnyException();
    }

    @Test
    void a_database_of_another_encoding_is_refused() throws SQLException {
        var usual = TestPostgres.blank();
        try (var connection = configuration.migrationDataSource(usual).getConnection();
                var statement = connection.createStatement()) {
            statement.execute(
                    "CREATE DATABASE latin ENCODING 'LATIN1' LOCALE 'C' LOCALE_PROVIDER libc TEMPLATE template0");
        }

        assertThatThrownBy(() -> fitnessOf(named("latin", usual)).check())
                .isInstanceOf(UnfitDatabase.class)
                .hasMessageContaining("has the encoding LATIN1");
    }

    @Test
    void a_pooler_that_mixes_the_prepared_statements_of_its_clients_is_refused() {
        try (var pooler = new TransactionPooler(TestPostgres.blank())) {
            assertThatThrownBy(() -> fitnessOf(pooler.address()).check())
                    .isInstanceOf(UnfitDatabase.class)
                    .hasMessageContaining("pooler in transaction mode");
        }
    }

    private DatabaseFitness fitnessOf(DatabaseSettings settings) {
        return new DatabaseFitness(settings);
    }

    private static DatabaseSettings named(String database, DatabaseSettings other) {
        return new DatabaseSettings(
                other.host(), other.port(), database, other.user(), other.password(), other.sslMode(), 1);
    }
}
