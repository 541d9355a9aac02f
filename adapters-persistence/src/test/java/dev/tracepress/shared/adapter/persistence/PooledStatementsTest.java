package dev.tracepress.shared.adapter.persistence;

import static dev.tracepress.testkit.Facts.completes;
import static dev.tracepress.testkit.Facts.resultOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tracepress.shared.domain.SharedError;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What is said through a pooler in transaction mode leaves nothing in the sessions that others have the use of afterwards. */
@Tag("slow")
class PooledStatementsTest {

    private static final int SERVERS = 3;
    private static final String LIMITS =
            "SELECT current_setting('statement_timeout') || ' ' || current_setting('lock_timeout') || ' '"
                    + " || current_setting('idle_in_transaction_session_timeout')";

    private final DatabaseSettings database = TestPostgres.migrated();
    private final TransactionPooler pooler = new TransactionPooler(database, SERVERS);
    private final PostgresStore store = PostgresStore.through(pooler);

    @AfterEach
    void close() {
        store.close();
        pooler.close();
    }

    @Test
    void more_clients_than_servers_say_the_same_with_parameters_and_nothing_is_prepared_by_a_name() {
        var answers = resultOf(Flux.range(0, 60)
                .flatMap(
                        number -> store.database()
                                .sql("SELECT :number::integer")
                                .bind("number", number)
                                .mapValue(Integer.class)
                                .one(),
                        10)
                .collectList());

        assertThat(answers).hasSize(60).doesNotHaveDuplicates();
        assertThat(resultOf(store.database()
                        .sql("SELECT count(*) FROM pg_prepared_statements")
                        .mapValue(Long.class)
                        .one()))
                .isZero();
    }

    @Test
    void the_scheduler_prepares_nothing_by_a_name() throws SQLException {
        try (var connection = store.bean(DataSource.class).getConnection()) {
            for (var time = 0; time < 10; time++) {
                try (var statement =
                        connection.prepareStatement("SELECT count(*) FROM pg_prepared_statements WHERE name <> ?")) {
                    statement.setString(1, "none");
                    try (var answer = statement.executeQuery()) {
                        answer.next();
                        assertThat(answer.getLong(1)).isZero();
                    }
                }
            }
        }
    }

    @Test
    void a_transaction_is_bounded_and_what_bounds_it_ends_with_it() {
        assertThat(resultOf(store.transactions().inTransaction(limits()))).isEqualTo("2500ms 2s 5s");

        assertThat(resultOf(limits())).isEqualTo("0 0 0");
    }

    @Test
    void a_transaction_that_waits_for_a_lock_gives_up() throws SQLException {
        completes(store.database().sql("CREATE TABLE busy (id integer)").then());
        try (var holder = DriverManager.getConnection(
                        JdbcAddress.of(DatabaseWay.straight(database), "holder", Map.of())
                                .url(),
                        database.user(),
                        "");
                var statement = holder.createStatement()) {
            holder.setAutoCommit(false);
            statement.execute("LOCK TABLE busy");

            assertThatThrownBy(() -> completes(store.transactions()
                            .inTransaction(
                                    store.database().sql("LOCK TABLE busy").then())))
                    .isInstanceOf(SharedError.Unavailable.class)
                    .hasStackTraceContaining("lock timeout");
        }
    }

    private Mono<String> limits() {
        return store.database().sql(LIMITS).mapValue(String.class).one();
    }
}
