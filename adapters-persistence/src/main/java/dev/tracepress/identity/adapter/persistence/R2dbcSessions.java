package dev.tracepress.identity.adapter.persistence;

import static dev.tracepress.shared.adapter.persistence.Rows.required;

import com.github.benmanes.caffeine.cache.Ticker;
import dev.tracepress.identity.application.port.out.AccessTokens;
import dev.tracepress.identity.application.port.out.IssuedToken;
import dev.tracepress.identity.application.port.out.OpenSession;
import dev.tracepress.identity.application.port.out.ReadTicket;
import dev.tracepress.identity.application.port.out.Sessions;
import dev.tracepress.identity.domain.AccessToken;
import dev.tracepress.identity.domain.IdentityError;
import dev.tracepress.identity.domain.Session;
import dev.tracepress.identity.domain.TokenId;
import dev.tracepress.identity.domain.User;
import dev.tracepress.identity.domain.UserId;
import dev.tracepress.shared.adapter.persistence.StorageErrors;
import java.time.Instant;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.NoTransactionException;
import org.springframework.transaction.reactive.TransactionSynchronization;
import org.springframework.transaction.reactive.TransactionSynchronizationManager;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Open sessions in {@code sessions}, those that were ended one by one in {@code revoked_tokens}, as are tickets that
 * were used, and in {@code users} when all were
 * ended. Rows are of no use once their token has expired for an hour: an hour, because clocks differ, and a token is believed a few
 * seconds longer than it says. Each beginning, and each end of one, takes up to {@link #PRUNED} such rows of a table along. When a
 * session begins and when all end is told by the database's clock alone.
 *
 * <p>That a session is open is {@link RememberedSessions remembered} for two seconds: so most requests need no query for it, and an
 * end made on another instance is seen well within the promised 5 s.
 */
final class R2dbcSessions implements Sessions {

    private static final int PRUNED = 20;

    /**
     * Waits for whoever is changing the password, and sees what they made of it. No more can end than have begun, so pruning both
     * tables here keeps up with either.
     */
    private static final String BEGIN = """
            WITH pruned AS (
                     DELETE FROM sessions WHERE jti IN (
                         SELECT jti FROM sessions WHERE expires_at < now() - interval '1 hour'
                         ORDER BY expires_at LIMIT :pruned FOR UPDATE SKIP LOCKED)),
                 forgotten AS (
                     DELETE FROM revoked_tokens WHERE jti IN (
                         SELECT jti FROM revoked_tokens WHERE expires_at < now() - interval '1 hour'
                         ORDER BY expires_at LIMIT :pruned FOR UPDATE SKIP LOCKED)),
                 proved AS (SELECT id FROM users WHERE id = :userId AND password_hash = :passwordHash FOR SHARE)
            INSERT INTO sessions (jti, user_id, created_at, expires_at)
            SELECT :jti, id, clock_timestamp(), :expiresAt FROM proved""";

    private static final String END = """
            WITH pruned AS (
                     DELETE FROM revoked_tokens WHERE jti IN (
                         SELECT jti FROM revoked_tokens WHERE expires_at < now() - interval '1 hour'
                         ORDER BY expires_at LIMIT :pruned FOR UPDATE SKIP LOCKED)),
                 ended AS (DELETE FROM sessions WHERE jti = :jti)
            INSERT INTO revoked_tokens (jti, expires_at) VALUES (:jti, :expiresAt)
            ON CONFLICT (jti) DO NOTHING""";

    private static final String END_ONE = """
            WITH ended AS (DELETE FROM sessions WHERE jti = :jti AND user_id = :userId RETURNING jti, expires_at)
            INSERT INTO revoked_tokens (jti, expires_at) SELECT jti, expires_at FROM ended
            ON CONFLICT (jti) DO NOTHING""";

    private static final String END_ALL = """
            WITH ended AS (DELETE FROM sessions WHERE user_id = :userId RETURNING jti, expires_at),
                 revoked AS (INSERT INTO revoked_tokens (jti, expires_at) SELECT jti, expires_at FROM ended
                             ON CONFLICT (jti) DO NOTHING)
            UPDATE users SET sessions_ended_at = clock_timestamp() WHERE id = :userId""";

    /** The version before this one ends a session without taking its row away. */
    private static final String OPEN_OF = """
            SELECT jti, sessions.created_at, expires_at FROM sessions JOIN users ON users.id = user_id
            WHERE user_id = :userId AND expires_at > :now
              AND (sessions_ended_at IS NULL OR sessions_ended_at <= sessions.created_at)
              AND NOT EXISTS (SELECT FROM revoked_tokens WHERE revoked_tokens.jti = sessions.jti)
            ORDER BY sessions.created_at DESC, jti LIMIT :most""";

    /** Tokens say full seconds: one of the second in which all ended is taken for one of before. */
    private static final String IS_OPEN = """
            SELECT EXISTS (SELECT FROM users LEFT JOIN sessions ON sessions.jti = :jti
                           WHERE users.id = :userId
                             AND (sessions_ended_at IS NULL OR sessions_ended_at <= coalesce(sessions.created_at, :issuedAt)))
               AND NOT EXISTS (SELECT FROM revoked_tokens WHERE jti = :jti) AS is_open""";

    private final DatabaseClient database;
    private final AccessTokens tokens;
    private final RememberedSessions remembered;

    R2dbcSessions(DatabaseClient database, AccessTokens tokens, Ticker ticker) {
        this.database = database;
        this.tokens = tokens;
        this.remembered = new RememberedSessions(ticker);
    }

    @Override
    public Mono<AccessToken> begin(User user, Instant now) {
        return Mono.fromSupplier(() -> tokens.issue(user.id(), now))
                .flatMap(issued -> begin(user, issued).thenReturn(issued.token()));
    }

    private Mono<Long> begin(User user, IssuedToken issued) {
        return database.sql(BEGIN)
                .bind("userId", user.id().value())
                .bind("passwordHash", user.passwordHash().value())
                .bind("jti", issued.session().tokenId().value())
                .bind("expiresAt", issued.session().expiresAt())
                .bind("pruned", PRUNED)
                .fetch()
                .rowsUpdated()
                .filter(begun -> begun > 0)
                .switchIfEmpty(Mono.error(IdentityError.InvalidCredentials::new))
                .transform(StorageErrors::translated);
    }

    @Override
    public Mono<Void> end(Session session) {
        var end = database.sql(END)
                .bind("jti", session.tokenId().value())
                .bind("expiresAt", session.expiresAt())
                .bind("pruned", PRUNED)
                .fetch()
                .rowsUpdated()
                .map(_ -> true);
        return ending(session.userId(), end).then();
    }

    @Override
    public Mono<Boolean> endOne(UserId user, TokenId id) {
        var end = database.sql(END_ONE)
                .bind("jti", id.value())
                .bind("userId", user.value())
                .fetch()
                .rowsUpdated()
                .map(ended -> ended > 0);
        return ending(user, end);
    }

    @Override
    public Mono<Void> endAll(UserId user) {
        var end = database.sql(END_ALL)
                .bind("userId", user.value())
                .fetch()
                .rowsUpdated()
                .map(_ -> true);
        return ending(user, end).then();
    }

    /** Says so, if anything ended; if nobody knows, it may have. In a transaction once more, when others can see it. */
    private Mono<Boolean> ending(UserId user, Mono<Boolean> end) {
        var said = end.doOnNext(ended -> {
                    if (ended) {
                        remembered.ended(user);
                    }
                })
                .doOnError(_ -> remembered.ended(user));
        return TransactionSynchronizationManager.forCurrentTransaction()
                .doOnNext(open -> open.registerSynchronization(new Afterwards(() -> remembered.ended(user))))
                .then()
                .onErrorComplete(NoTransactionException.class)
                .then(said)
                .transform(StorageErrors::translatedWrite);
    }

    @Override
    public Mono<Boolean> use(ReadTicket ticket) {
        return database.sql(END)
                .bind("jti", ticket.id().value())
                .bind("expiresAt", ticket.expiresAt())
                .bind("pruned", PRUNED)
                .fetch()
                .rowsUpdated()
                .map(used -> used > 0)
                .transform(StorageErrors::translated);
    }

    @Override
    public Flux<OpenSession> openOf(UserId user, Instant now) {
        return database.sql(OPEN_OF)
                .bind("userId", user.value())
                .bind("now", now)
                .bind("most", MOST_SHOWN)
                .map(row -> new OpenSession(
                        new TokenId(required(row, "jti", String.class)),
                        required(row, "created_at", Instant.class),
                        required(row, "expires_at", Instant.class)))
                .all()
                .collectList()
                .transform(StorageErrors::translated)
                .flatMapIterable(sessions -> sessions);
    }

    @Override
    public Mono<Boolean> isOpen(Session session) {
        return remembered.isOpen(session, look(session));
    }

    private Mono<Boolean> look(Session session) {
        return database.sql(IS_OPEN)
                .bind("userId", session.userId().value())
                .bind("jti", session.tokenId().value())
                .bind("issuedAt", session.issuedAt())
                .map(row -> required(row, "is_open", Boolean.class))
                .one()
                .transform(StorageErrors::translated);
    }

    /** Of a commit that was not answered nobody knows, and after a roll-back it does no harm. */
    private record Afterwards(Runnable say) implements TransactionSynchronization {

        @Override
        public Mono<Void> afterCompletion(int status) {
            return Mono.fromRunnable(say);
        }
    }
}
