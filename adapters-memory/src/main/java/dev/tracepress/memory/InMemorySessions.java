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
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * When sessions begin and end is told by a count instead of a clock.
 *
 * @param endings of whom sessions have ended
 */
record InMemorySessions(InMemoryDatabase database, AccessTokens tokens, Listeners endings) implements Sessions {

    @Override
    public Mono<AccessToken> begin(User user, Instant now) {
        return database.write(tables -> {
            var proved = Optional.ofNullable(tables.users.get(user.id()))
                    .filter(known -> known.passwordHash().equals(user.passwordHash()));
            if (proved.isEmpty()) {
                throw new IdentityError.InvalidCredentials();
            }
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
                    tables.sessions.remove(session.tokenId());
                    tables.afterCommit(() -> endings.tell(session.userId()));
                    return tables.endedSessions.add(session.tokenId());
                })
                .then();
    }

    @Override
    public Mono<Boolean> endOne(UserId user, TokenId id) {
        return database.write(tables -> {
            var found = Optional.ofNullable(tables.sessions.get(id))
                    .filter(begun -> begun.session().userId().equals(user));
            found.ifPresent(_ -> {
                tables.sessions.remove(id);
                tables.endedSessions.add(id);
                tables.afterCommit(() -> endings.tell(user));
            });
            return found.isPresent();
        });
    }

    @Override
    public Mono<Void> endAll(UserId user) {
        return database.write(tables -> {
                    var all = openOf(tables, user);
                    all.forEach(
                            begun -> tables.endedSessions.add(begun.session().tokenId()));
                    all.forEach(begun -> tables.sessions.remove(begun.session().tokenId()));
                    tables.afterCommit(() -> endings.tell(user));
                    return tables.allEnded.add(user);
                })
                .then();
    }

    @Override
    public Mono<Boolean> use(ReadTicket ticket) {
        return database.write(tables -> tables.endedSessions.add(ticket.id()));
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
                || tables.endedSessions.contains(session.tokenId())
                || (tables.allEnded.contains(session.userId()) && !tables.sessions.containsKey(session.tokenId()));
    }
}
