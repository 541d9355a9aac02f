package dev.tracepress.shared.adapter.persistence;

import static dev.tracepress.shared.adapter.persistence.Rows.required;

import dev.tracepress.shared.application.port.out.Tally;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.transaction.reactive.TransactionContext;
import reactor.core.publisher.Mono;
import reactor.util.context.Context;

/**
 * Attempts in {@code attempts}, a row for each subject. Each that is added takes up to {@link #SWEPT} rows along that nobody needs any
 * more: so there are never many more than were added within one window.
 */
final class R2dbcTally implements Tally {

    private static final int SWEPT = 20;

    private static final String SEEN = "SELECT happened FROM attempts WHERE what = :what";

    private static final String ADD = """
            WITH swept AS (
                DELETE FROM attempts WHERE what IN (
                    SELECT what FROM attempts WHERE forget_at < :now AND what <> :what
                    ORDER BY forget_at LIMIT :swept FOR UPDATE SKIP LOCKED))
            INSERT INTO attempts AS kept (what, happened, forget_at) VALUES (:what, ARRAY[:at::bigint], :until)
            ON CONFLICT (what) DO UPDATE SET forget_at = excluded.forget_at, happened = (
                SELECT array_agg(at ORDER BY at DESC) FROM unnest(excluded.happened || kept.happened) AS at
                WHERE at > :since)
            WHERE (SELECT count(*) FROM unnest(kept.happened) AS at WHERE at > :since) < :most
            RETURNING happened""";

    private final DatabaseClient database;

    R2dbcTally(DatabaseClient database) {
        this.database = database;
    }

    @Override
    public Mono<List<Instant>> seen(String what, Instant since) {
        return times(database.sql(SEEN).bind("what", what))
                .map(times -> times.stream().filter(since::isBefore).toList())
                .defaultIfEmpty(List.of());
    }

    @Override
    public Mono<List<Instant>> add(String what, Instant now, Instant since, int most, Instant until) {
        return times(database.sql(ADD)
                .bind("what", what)
                .bind("now", now)
                .bind("at", micros(now))
                .bind("since", micros(since))
                .bind("most", most)
                .bind("until", until)
                .bind("swept", SWEPT));
    }

    /** Over a connection of its own, outside of any transaction that the caller may be in. */
    private static Mono<List<Instant>> times(GenericExecuteSpec statement) {
        return statement
                .map(row -> Arrays.stream(required(row, "happened", Long[].class))
                        .map(R2dbcTally::instant)
                        .toList())
                .one()
                .transform(StorageErrors::translated)
                .contextWrite(R2dbcTally::outsideOfTransactions);
    }

    /** Spring keeps what it knows of a transaction under classes of one package, not all of which it shows. */
    private static Context outsideOfTransactions(Context context) {
        var outside = context;
        for (var key : context.stream().map(Map.Entry::getKey).toList()) {
            if (key instanceof Class<?> type && type.getPackage().equals(TransactionContext.class.getPackage())) {
                outside = outside.delete(key);
            }
        }
        return outside;
    }

    private static long micros(Instant time) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, time);
    }

    private static Instant instant(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }
}
