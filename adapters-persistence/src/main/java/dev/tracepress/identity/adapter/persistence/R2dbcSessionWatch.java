package dev.tracepress.identity.adapter.persistence;

import dev.tracepress.identity.application.port.out.SessionWatch;
import dev.tracepress.identity.domain.Session;
import dev.tracepress.identity.domain.TokenId;
import dev.tracepress.shared.domain.KeepsState;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.context.Context;

/** Asks the database of all watched sessions at once, every other second for as long as there are any. */
@KeepsState("whose streams are open")
final class R2dbcSessionWatch implements SessionWatch {

    private static final Logger LOG = LoggerFactory.getLogger(R2dbcSessionWatch.class);

    private static final Duration PAUSE = Duration.ofSeconds(2);

    /** A connection that was dropped without a word must not keep sessions alive that are over by the clock. */
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private static final String OVER = """
            SELECT watched.jti FROM unnest(:jtis::text[], :users::bigint[], :issued::bigint[]) AS watched (jti, user_id, issued)
            WHERE EXISTS (SELECT FROM revoked_tokens WHERE jti = watched.jti)
                OR NOT EXISTS (SELECT FROM users LEFT JOIN sessions ON sessions.jti = watched.jti
                               WHERE users.id = watched.user_id
                                 AND (sessions_ended_at IS NULL
                                   OR sessions_ended_at <= coalesce(sessions.created_at, to_timestamp(watched.issued))))""";

    private final DatabaseClient database;
    private final InstantSource time;
    /** With the number of those who watch it. */
    private final Map<Session, Integer> watched = new ConcurrentHashMap<>();

    /** The watch belongs to nobody's trace, whoever happens to be the first to watch. */
    private final Flux<Set<Session>> looks = Flux.interval(PAUSE)
            .onBackpressureDrop()
            .concatMap(_ -> look(), 1)
            .contextWrite(_ -> Context.empty())
            .share();

    R2dbcSessionWatch(DatabaseClient database, InstantSource time) {
        this.database = database;
        this.time = time;
    }

    @Override
    public Mono<Void> over(Session session) {
        return looks.filter(over -> over.contains(session))
                .next()
                .then()
                .doOnSubscribe(_ -> watched.merge(session, 1, Integer::sum))
                .doFinally(_ -> watched.computeIfPresent(session, (_, others) -> others == 1 ? null : others - 1));
    }

    private Mono<Set<Session>> look() {
        var sessions = List.copyOf(watched.keySet());
        var now = time.instant();
        return ended(sessions)
                .map(ended -> sessions.stream()
                        .filter(session -> ended.contains(session.tokenId()) || !now.isBefore(session.expiresAt()))
                        .collect(Collectors.toUnmodifiableSet()));
    }

    private Mono<Set<TokenId>> ended(List<Session> sessions) {
        return database.sql(OVER)
                .bind(
                        "jtis",
                        sessions.stream()
                                .map(session -> session.tokenId().value())
                                .toArray(String[]::new))
                .bind(
                        "users",
                        sessions.stream()
                                .map(session -> session.userId().value())
                                .toArray(Long[]::new))
                .bind(
                        "issued",
                        sessions.stream()
                                .map(session -> session.issuedAt().getEpochSecond())
                                .toArray(Long[]::new))
                .mapValue(String.class)
                .all()
                .map(TokenId::new)
                .collect(Collectors.toUnmodifiableSet())
                .timeout(PATIENCE)
                .onErrorResume(error -> {
                    LOG.debug("Watched sessions could not be looked at; they will be in {}", PAUSE, error);
                    return Mono.just(Set.of());
                });
    }
}
