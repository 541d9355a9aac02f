package dev.tracepress.memory;

import static dev.tracepress.testkit.Facts.completes;
import static dev.tracepress.testkit.Facts.holds;
import static dev.tracepress.testkit.Facts.resultOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tracepress.identity.application.port.out.SessionWatchContract;
import dev.tracepress.identity.domain.Session;
import dev.tracepress.identity.domain.TokenId;
import dev.tracepress.identity.domain.User;
import dev.tracepress.shared.domain.VersionCondition;
import dev.tracepress.testkit.Given;
import dev.tracepress.testkit.InMemoryAccessTokens;
import dev.tracepress.testkit.StoragePorts;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

class InMemorySessionWatchTest extends SessionWatchContract {

    /** Longer than anybody waits for a test. */
    private static final Duration A_YEAR = Duration.ofDays(365);

    private final InMemoryDatabase database = new InMemoryDatabase();
    private final Listeners endings = new Listeners();
    private final InMemoryUserRepository users = new InMemoryUserRepository(database, endings);
    private final InMemorySessions sessions =
            new InMemorySessions(database, new InMemoryAccessTokens(A_YEAR), endings, () -> Given.NOON);
    private final AtomicInteger looks = new AtomicInteger();
    private final InMemorySessionWatch watch = new InMemorySessionWatch(
            database,
            endings,
            () -> {
                looks.incrementAndGet();
                return Given.NOON;
            },
            A_YEAR);

    @Override
    protected StoragePorts store() {
        return new MemoryPorts(time);
    }

    @Test
    void nobody_need_look_for_an_end() {
        var ada = resultOf(users.add(Given.aUser("Ada")));

        isTold(ada, session -> sessions.end(session));
        isTold(ada, session -> sessions.endOne(ada.id(), session.tokenId()));
        isTold(ada, _ -> sessions.endAll(ada.id()));
        isTold(ada, _ -> users.remove(ada.id(), ada.passwordHash(), VersionCondition.NONE));
    }

    @Test
    void an_end_that_is_rolled_back_is_none() {
        var ada = resultOf(users.add(Given.aUser("Ada")));
        var session = begun(ada);
        var over = watch.over(session).toFuture();
        holds(() -> looks.get() == 1);

        completes(database.inTransaction(sessions.end(session).then(Mono.error(new IllegalStateException())))
                .onErrorComplete());
        completes(sessions.end(new Session(ada.id(), new TokenId("another"), Given.NOON, Given.NOON)));

        holds(() -> looks.get() == 2);
        assertThat(over).isNotDone();
        over.cancel(true);
    }

    private void isTold(User user, Function<Session, Mono<?>> end) {
        var session = begun(user);
        looks.set(0);
        var over = watch.over(session).thenReturn(true).toFuture();
        holds(() -> looks.get() == 1);

        completes(end.apply(session));

        completes(Mono.fromFuture(over));
    }

    private Session begun(User user) {
        resultOf(sessions.begin(user, Given.NOON));
        var open = resultOf(sessions.openOf(user.id(), Given.NOON).next());
        return new Session(user.id(), open.id(), Given.NOON, open.expiresAt());
    }
}
