package dev.tracepress.memory;

import dev.tracepress.identity.application.port.out.AccessTokens;
import dev.tracepress.identity.application.port.out.OpenSession;
import dev.tracepress.identity.application.port.out.ReadTicket;
import dev.tracepress.identity.application.port.out.Sessions;
import dev.tracepress.identity.domain.AccessToken;
import dev.tracepress.identity.domain.IdentityError;
import dev.tracepress.identity.domain.Session;
import dev.tracepress.identity.domain.TokenId;
import dev.tracepress.identity.domain.User;
import dev.tracepress.identity.domain.UserId;
import dev.tracepress.memory.Tables.BegunSession;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * When sessions begin and end is told by a count instead of a clock. Each beginning, each end of one and each ticket that is used
 * takes all along whose token has expired for an hour: an hour, because clocks differ, and a token is believed a few seconds longer
 * than it says.
 *
 * @param endings of whom sessions have ended
 */
record InMemorySessions(InMemoryDatabase database, AccessTokens tokens, Listeners endings, InstantSource time)
        implements Sessions {

    private static final Duration KEPT = Duration.ofHours(1);

    @Override
    public Mono<AccessToken> begin(User user, Instant now) {
        return database.write(tables -> {
            var proved = Optional.ofNullable(tables.users.get(user.id()))
                    .filter(known -> known.passwordHash().equals(user.passwordHash()));
            if (proved.isEmpty()) {
                throw new IdentityError.InvalidCredentials();
            }
            forget(tables);
            var issued = tokens.issue(user.id(), now);
            tables.sessions.put(
                    issued.session().tokenId(),
                    new BegunSession(issued.session(), now, tables.nextId(BegunSession.class)));
            return issued.token();
        });
    }

    @Override
    public Mono<Void> end(Session session) {
        return database.write(tables -> {
                    forget(tables);
                    tables.sessions.remove(session.tokenId());
                    tables.afterCommit(() -> endings.tell(session.userId()));
                    tables.endedSessions.put(session.tokenId(), session.expiresAt());
                    return true;
                })
                .then();
    }

    @Override
    public Mono<Boolean> endOne(UserId user, TokenId id) {
        return database.write(tables -> {
            var found = Optional.ofNullable(tables.sessions.get(id))
                    .filter(begun -> begun.session().userId().equals(user));
            found.ifPresent(begun -> {
                tables.sessions.remove(id);
                tables.endedSessions.put(id, begun.session().expiresAt());
                tables.afterCommit(() -> endings.tell(user));
            });
            return found.isPresent();
        });
    }

    @Override
    public Mono<Void> endAll(UserId user) {
        return database.write(tables -> {
                    var all = openOf(tables, user);
                    all.forEach(begun -> tables.endedSessions.put(
                            begun.session().tokenId(), begun.session().expiresAt()));
                    all.forEach(begun -> tables.sessions.remove(begun.session().tokenId()));
                    tables.afterCommit(() -> endings.tell(user));
                    return tables.allEnded.add(user);
                })
                .then();
    }

    @Override
    public Mono<Boolean> use(ReadTicket ticket) {
        return database.write(tables -> {
            forget(tables);
            return tables.endedSessions.putIfAbsent(ticket.id(), ticket.expiresAt()) == null;
        });
    }

    @Override
    public Flux<OpenSession> openOf(UserId user, Instant now) {
        return database.read(tables -> openOf(tables, user))
                .flatMapIterable(all -> all)
                .filter(begun -> begun.session().expiresAt().isAfter(now))
                .take(MOST_SHOWN)
                .map(begun -> new OpenSession(
                        begun.session().tokenId(),
                        begun.begunAt(),
                        begun.session().expiresAt()));
    }

    private void forget(Tables tables) {
        tables.forgetSessions(time.instant().minus(KEPT));
    }

    private static List<BegunSession> openOf(Tables tables, UserId user) {
        return tables.sessions.values().stream()
                .filter(begun -> begun.session().userId().equals(user))
                .sorted(Comparator.comparingLong(BegunSession::number).reversed())
                .toList();
    }

    @Override
    public Mono<Boolean> isOpen(Session session) {
        return database.read(tables -> !isOver(tables, session));
    }

    /** One that was not begun here is over once all of its user's have ended. */
    static boolean isOver(Tables tables, Session session) {
        return !tables.users.containsKey(session.userId())
                || tables.endedSessions.containsKey(session.tokenId())
                || (tables.allEnded.contains(session.userId()) && !tables.sessions.containsKey(session.tokenId()));
    }
}
