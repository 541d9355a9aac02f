package dev.tracepress.identity.adapter.persistence;

import static dev.tracepress.shared.adapter.persistence.Rows.required;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.tracepress.identity.application.port.out.Sessions;
import dev.tracepress.identity.domain.Session;
import dev.tracepress.shared.adapter.persistence.StorageErrors;
import java.time.Duration;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/**
 * Ended sessions in {@code revoked_tokens}, which keeps no row longer than an hour after its token would have expired: an
 * hour, because clocks differ, and a token is believed a few seconds longer than it says.
 *
 * <p>That a session is open is remembered for {@link #FRESH}: so most requests need no query for it, and an end made on
 * another instance is seen well within the promised 5 s.
 */
final class R2dbcSessions implements Sessions {

    private static final Duration FRESH = Duration.ofSeconds(2);
    private static final int REMEMBERED = 100_000;

    private static final String END = """
            WITH pruned AS (DELETE FROM revoked_tokens WHERE expires_at < now() - interval '1 hour')
            INSERT INTO revoked_tokens (jti, expires_at) VALUES (:jti, :expiresAt)
            ON CONFLICT (jti) DO NOTHING""";

    private static final String IS_OPEN = """
            SELECT EXISTS (SELECT FROM users WHERE id = :userId)
               AND NOT EXISTS (SELECT FROM revoked_tokens WHERE jti = :jti) AS is_open""";

    private final DatabaseClient database;
    private final Cache<Session, Boolean> open = Caffeine.newBuilder()
            .maximumSize(REMEMBERED)
            .expireAfterWrite(FRESH)
            .build();

    R2dbcSessions(DatabaseClient database) {
        this.database = database;
    }

    @Override
    public Mono<Void> end(Session session) {
        return database.sql(END)
                .bind("jti", session.tokenId().value())
                .bind("expiresAt", session.expiresAt())
                .then()
                .doOnSuccess(_ -> open.put(session, false))
                .transform(StorageErrors::translated);
    }

    @Override
    public Mono<Boolean> isOpen(Session session) {
        return Mono.fromSupplier(() -> open.getIfPresent(session)).switchIfEmpty(look(session));
    }

    /** Never overwrites an answer that came while it looked: an end made here meanwhile must stand. */
    private Mono<Boolean> look(Session session) {
        return database.sql(IS_OPEN)
                .bind("userId", session.userId().value())
                .bind("jti", session.tokenId().value())
                .map(row -> required(row, "is_open", Boolean.class))
                .one()
                .map(seen -> open.get(session, _ -> seen))
                .transform(StorageErrors::translated);
    }
}
