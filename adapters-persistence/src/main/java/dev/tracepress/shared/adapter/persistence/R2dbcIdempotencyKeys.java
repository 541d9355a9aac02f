package dev.tracepress.shared.adapter.persistence;

import static dev.tracepress.shared.adapter.persistence.Rows.required;

import dev.tracepress.shared.application.port.out.IdempotencyKeys;
import dev.tracepress.shared.application.port.out.KeptAnswer;
import dev.tracepress.shared.application.port.out.RequestKey;
import dev.tracepress.shared.domain.SharedError;
import java.time.Instant;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.NoTransactionException;
import org.springframework.transaction.reactive.TransactionContextManager;
import reactor.core.publisher.Mono;

/**
 * Kept answers in {@code idempotency_keys}. Who has taken a key holds an advisory lock on it, which PostgreSQL gives back with the
 * end of the transaction, whatever becomes of its process: others are told at once, and hold no connection while they wait.
 */
final class R2dbcIdempotencyKeys implements IdempotencyKeys {

    private static final String TAKE = "SELECT pg_try_advisory_xact_lock(hashtextextended(:key, 0)) AS is_taken";

    /** A statement of its own, after the lock: its snapshot has what the one before committed. */
    private static final String FIND =
            "SELECT fingerprint, answer FROM idempotency_keys WHERE key = :key AND created_at >= :since";

    private static final String KEEP = """
            INSERT INTO idempotency_keys (key, fingerprint, answer, created_at)
            VALUES (:key, :fingerprint, :answer, :now)
            ON CONFLICT (key) DO UPDATE
            SET fingerprint = excluded.fingerprint, answer = excluded.answer, created_at = excluded.created_at""";

    /** A key that somebody renews meanwhile is passed over, instead of waited for and then deleted with its new answer. */
    private static final String FORGET = """
            DELETE FROM idempotency_keys
            WHERE created_at < :before
              AND key IN (SELECT key FROM idempotency_keys WHERE created_at < :before
                          ORDER BY created_at LIMIT :most FOR UPDATE SKIP LOCKED)""";

    private final DatabaseClient database;

    R2dbcIdempotencyKeys(DatabaseClient database) {
        this.database = database;
    }

    @Override
    public Mono<KeptAnswer> claim(RequestKey key, Instant since) {
        return inTransaction(take(key).then(Mono.defer(() -> find(key, since)))).transform(StorageErrors::translated);
    }

    @Override
    public Mono<Void> keep(RequestKey key, KeptAnswer answer, Instant now) {
        return inTransaction(database.sql(KEEP)
                        .bind("key", key.digest())
                        .bind("fingerprint", answer.fingerprint())
                        .bind("answer", answer.content())
                        .bind("now", now)
                        .then())
                .transform(StorageErrors::translated);
    }

    @Override
    public Mono<Long> forget(Instant before, int most) {
        return database.sql(FORGET)
                .bind("before", before)
                .bind("most", most)
                .fetch()
                .rowsUpdated()
                .transform(StorageErrors::translated);
    }

    private Mono<Void> take(RequestKey key) {
        return database.sql(TAKE)
                .bind("key", key.digest())
                .map(row -> required(row, "is_taken", Boolean.class))
                .one()
                .flatMap(taken -> taken ? Mono.empty() : Mono.error(SharedError.RequestUnderWay::new));
    }

    private Mono<KeptAnswer> find(RequestKey key, Instant since) {
        return database.sql(FIND)
                .bind("key", key.digest())
                .bind("since", since)
                .map(row -> new KeptAnswer(
                        required(row, "fingerprint", String.class), required(row, "answer", String.class)))
                .one();
    }

    /** Outside of one the lock would be given back with the statement that took it. */
    private static <T> Mono<T> inTransaction(Mono<T> work) {
        return TransactionContextManager.currentContext()
                .onErrorMap(
                        NoTransactionException.class,
                        none -> new IllegalStateException("a key is taken in the transaction of what it is for", none))
                .flatMap(_ -> work);
    }
}
