package dev.tracepress.shared.adapter.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("slow")
class DatabaseFitnessTest {

    private final SharedPersistenceConfiguration configuration = new SharedPersistenceConfiguration();

    @Test
    void a_connection_straight_to_the_database_is_a_session() {
        assertThat(found(TestPostgres.blank()).pooling()).isEqualTo(Pooling.SESSION);
    }

    @Test
    void a_database_of_another_encoding_is_refused() throws SQLException {
        var usual = TestPostgres.blank();
        sql(usual, "CREATE DATABASE latin ENCODING 'LATIN1' LOCALE 'C' LOCALE_PROVIDER libc TEMPLATE template0");

        assertThatThrownBy(() -> found(named("latin", usual)))
                .isInstanceOf(UnfitDatabase.class)
                .hasMessage("the database of DATABASE_URL has the encoding LATIN1, which cannot hold every text");
    }

    @Test
    void a_database_in_whose_language_addresses_do_not_compare_is_refused() throws SQLException {
        var usual = TestPostgres.blank();
        sql(usual, "CREATE DATABASE turkish ENCODING 'UTF8' LOCALE_PROVIDER icu ICU_LOCALE 'tr' TEMPLATE template0");

        assertThatThrownBy(() -> found(named("turkish", usual)))
                .isInstanceOf(UnfitDatabase.class)
                .hasMessage("the database of DATABASE_URL has a locale in which I and i are different letters");
    }

    /** They are handed out in turn, so that with two of them each of two clients that alternate would seem to have its own. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5})
    void a_pooler_in_transaction_mode_is_found_out_however_many_servers_it_has(int servers) {
        try (var pooler = new TransactionPooler(TestPostgres.blank(), servers)) {
            assertThat(found(pooler.address()).pooling()).isEqualTo(Pooling.TRANSACTION);
        }
    }

    @Test
    void a_way_past_the_pooler_keeps_sessions() {
        var database = TestPostgres.blank();
        try (var pooler = new TransactionPooler(database, 2)) {
            var ways = DatabaseWays.find(pooler.address(), Optional.of(database));

            assertThat(ways.pooling()).isEqualTo(Pooling.TRANSACTION);
            assertThat(ways.haveSessions()).isTrue();
            assertThat(found(pooler.address()).haveSessions()).isFalse();
        }
    }

    @Test
    void a_way_past_the_pooler_that_leads_through_one_is_refused() {
        try (var pooler = new TransactionPooler(TestPostgres.blank(), 2)) {
            assertThatThrownBy(() -> DatabaseWays.find(pooler.address(), Optional.of(pooler.address())))
                    .isInstanceOf(UnfitDatabase.class)
                    .hasMessageStartingWith("DATABASE_DIRECT_URL leads to a pooler in transaction mode");
        }
    }

    @Test
    void a_way_past_the_pooler_that_leads_elsewhere_is_refused() {
        assertThatThrownBy(() -> DatabaseWays.find(TestPostgres.blank(), Optional.of(TestPostgres.blank())))
                .isInstanceOf(UnfitDatabase.class)
                .hasMessage("DATABASE_DIRECT_URL and DATABASE_URL lead to different databases");
    }

    @Test
    void a_way_past_the_pooler_that_leads_nowhere_is_refused_by_its_name() {
        assertThatThrownBy(() -> DatabaseWays.find(TestPostgres.blank(), Optional.of(TestPostgres.nowhere())))
                .isInstanceOf(UnfitDatabase.class)
                .hasMessageStartingWith("DATABASE_DIRECT_URL, postgres://postgres@127.0.0.1:1/none");
    }

    @Test
    void what_is_set_for_a_session_is_refused_where_none_lasts() {
        try (var pooler = new TransactionPooler(TestPostgres.blank(), 2)) {
            assertThatThrownBy(() -> found(searching(pooler.address())))
                    .isInstanceOf(UnfitDatabase.class)
                    .hasMessageStartingWith("options in DATABASE_URL set search_path for a session");
        }
    }

    @Test
    void behind_a_pooler_a_schema_has_to_be_there_and_one_that_is_will_do() {
        var blank = TestPostgres.blank();
        var migrated = TestPostgres.migrated();
        try (var toBlank = new TransactionPooler(blank, 2);
                var toMigrated = new TransactionPooler(migrated, 2)) {
            assertThatThrownBy(() -> schemaOf(toBlank).mustBeNewest())
                    .isInstanceOf(UnfitDatabase.class)
                    .hasMessageContaining("none is made through a pooler");

            schemaOf(toMigrated).mustBeNewest();
        }
    }

    private SchemaVersion schemaOf(TransactionPooler pooler) {
        return new SchemaVersion(configuration.migrationDataSource(found(pooler.address())));
    }

    private static DatabaseWays found(DatabaseSettings settings) {
        return DatabaseWays.find(settings, Optional.empty());
    }

    private static DatabaseSettings named(String database, DatabaseSettings other) {
        return new DatabaseSettings(
                other.host(), other.port(), database, other.user(), other.password(), other.sslMode(), 1);
    }

    private static DatabaseSettings searching(DatabaseSettings other) {
        return new DatabaseSettings(
                other.host(),
                other.port(),
                other.database(),
                other.user(),
                other.password(),
                other.sslMode(),
                1,
                new ConnectionParameters(
                        List.of(),
                        Optional.empty(),
                        Optional.of(Duration.ofSeconds(3)),
                        Map.of("search_path", "app"),
                        false,
                        false,
                        true,
                        Optional.empty()));
    }

    private void sql(DatabaseSettings database, String statement) throws SQLException {
        try (var connection = configuration
                        .migrationDataSource(DatabaseWays.straight(database))
                        .getConnection();
                var execution = connection.createStatement()) {
            execution.execute(statement);
        }
    }
}
