package dev.tracepress.memory;

import static dev.tracepress.testkit.Facts.completes;
import static dev.tracepress.testkit.Facts.resultOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tracepress.identity.application.port.out.ReadTicket;
import dev.tracepress.identity.application.port.out.SessionsContract;
import dev.tracepress.identity.domain.Session;
import dev.tracepress.identity.domain.TokenId;
import dev.tracepress.identity.domain.User;
import dev.tracepress.shared.domain.VersionCondition;
import dev.tracepress.testkit.Given;
import dev.tracepress.testkit.InMemoryAccessTokens;
import dev.tracepress.testkit.StoragePorts;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

class InMemorySessionsTest extends SessionsContract {

    private static final Duration LIFETIME = Duration.ofDays(7);
    private static final Duration AN_HOUR = Duration.ofHours(1);
    private static final Instant LATER = Given.NOON.plus(LIFETIME).plus(LIFETIME);

    private final AtomicReference<Instant> now = new AtomicReference<>(Given.NOON);
    private final InMemoryDatabase database = new InMemoryDatabase();
    private final Listeners endings = new Listeners();
    private final InMemoryUserRepository users = new InMemoryUserRepository(database, endings);
    private final InMemorySessions sessions =
            new InMemorySessions(database, new InMemoryAccessTokens(LIFETIME), endings, now::get);

    @Override
    protected StoragePorts store() {
        return new MemoryPorts(now::get);
    }

    @Test
    void who_begins_a_session_takes_along_what_is_long_over() {
        takesAlong(user -> sessions.begin(user, LATER));
    }

    @Test
    void who_ends_a_session_takes_along_what_is_long_over() {
        takesAlong(user -> sessions.end(session(user, "another")));
    }

    @Test
    void who_uses_a_ticket_takes_along_what_is_long_over() {
        takesAlong(user -> sessions.use(new ReadTicket(new TokenId("another"), LATER, session(user, "one"))));
    }

    private void takesAlong(Function<User, Mono<?>> write) {
        var ada = resultOf(users.add(Given.aUser("Ada")));
        resultOf(sessions.begin(ada, Given.NOON));
        completes(sessions.end(new Session(ada.id(), new TokenId("ended"), Given.NOON, Given.NOON.plus(LIFETIME))));

        now.set(Given.NOON.plus(LIFETIME).plus(AN_HOUR));
        completes(sessions.end(session(ada, "in time")));
        assertThat(kept()).isEqualTo(3);

        now.set(now.get().plusNanos(1_000));
        completes(write.apply(ada));
        assertThat(kept()).isEqualTo(2);
    }

    @Test
    void who_goes_takes_along_that_all_their_sessions_were_ended() {
        var ada = resultOf(users.add(Given.aUser("Ada")));
        completes(sessions.endAll(ada.id()));

        completes(users.remove(ada.id(), ada.passwordHash(), VersionCondition.NONE));

        var allEnded = resultOf(database.read(tables -> tables.allEnded));
        assertThat(allEnded).isEmpty();
    }

    private int kept() {
        return resultOf(database.read(tables -> tables.sessions.size() + tables.endedSessions.size()));
    }

    private static Session session(User user, String tokenId) {
        return new Session(user.id(), new TokenId(tokenId), Given.NOON, LATER);
    }
}
