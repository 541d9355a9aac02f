package dev.tracepress.shared.adapter.persistence;

import static dev.tracepress.testkit.Facts.completes;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tracepress.identity.domain.UserId;
import dev.tracepress.shared.domain.SharedError;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.r2dbc.BadSqlGrammarException;

@Tag("slow")
class StorageErrorsTest {

    @RegisterExtension
    final PostgresStoreExtension postgres = new PostgresStoreExtension();

    @Test
    void a_database_that_is_down_is_unavailable_to_reads_and_transactions_alike() {
        try (var down = PostgresStore.on(TestPostgres.nowhere())) {
            var read = down.users().byId(new UserId(1));

            assertThatThrownBy(() -> completes(read)).isInstanceOf(SharedError.Unavailable.class);
            assertThatThrownBy(() -> completes(down.transactions().inTransaction(read)))
                    .isInstanceOf(SharedError.Unavailable.class);
        }
    }

    @Test
    void a_connection_that_is_torn_away_in_mid_statement_is_unavailable() {
        var suicide = postgres.store()
                .database()
                .sql("SELECT pg_terminate_backend(pg_backend_pid())")
                .then();

        assertThatThrownBy(() -> completes(suicide.transform(StorageErrors::translated)))
                .isInstanceOf(SharedError.Unavailable.class);
    }

    @Test
    void a_statement_that_takes_too_long_is_unavailable() {
        var slow = postgres.store().database().sql("SELECT pg_sleep(60)").then();

        assertThatThrownBy(() -> completes(slow.transform(StorageErrors::translated)))
                .isInstanceOf(SharedError.Unavailable.class);
    }

    @Test
    void a_wrong_statement_stays_a_bug() {
        var wrong = postgres.store().database().sql("SELEKT 1").then();

        assertThatThrownBy(() -> completes(wrong.transform(StorageErrors::translated)))
                .isInstanceOf(BadSqlGrammarException.class);
    }
}
