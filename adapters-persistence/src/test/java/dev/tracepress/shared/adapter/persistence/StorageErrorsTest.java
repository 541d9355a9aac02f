package dev.tracepress.shared.adapter.persistence;

import static dev.tracepress.testkit.Facts.completes;
import static dev.tracepress.testkit.Facts.resultOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tracepress.identity.domain.UserId;
import dev.tracepress.notification.domain.NotificationId;
import dev.tracepress.shared.domain.SharedError;
import io.r2dbc.spi.R2dbcNonTransientResourceException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.r2dbc.BadSqlGrammarException;
import reactor.core.publisher.Mono;

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
    void a_write_that_was_sent_and_not_answered_may_have_happened_unless_a_transaction_ends_with_it() {
        var silence = StorageErrors.translatedWrite(Mono.error(new DataAccessResourceFailureException(
                "what was sent was not answered", new R2dbcNonTransientResourceException("closed", "08006"))));

        assertThat(mayHaveHappened(silence)).isTrue();
        assertThat(mayHaveHappened(postgres.store().transactions().inTransaction(silence)))
                .isFalse();
    }

    @Test
    void a_write_that_was_never_sent_or_was_refused_has_not_happened() {
        try (var down = PostgresStore.on(TestPostgres.nowhere())) {
            var sent = down.notifications().markRead(new NotificationId(1), new UserId(1), Instant.EPOCH);

            assertThat(mayHaveHappened(sent)).isFalse();
        }
        for (var refused : List.of("SELECT pg_sleep(60)", "SELECT pg_terminate_backend(pg_backend_pid())")) {
            assertThat(mayHaveHappened(StorageErrors.translatedWrite(statement(refused))))
                    .as(refused)
                    .isFalse();
        }
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

    private Mono<Void> statement(String sql) {
        return postgres.store().database().sql(sql).then();
    }

    private static boolean mayHaveHappened(Mono<?> write) {
        return resultOf(write.then(Mono.<SharedError.Unavailable>empty())
                        .onErrorResume(SharedError.Unavailable.class, Mono::just))
                .mayHaveHappened();
    }
}
