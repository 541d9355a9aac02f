package dev.tracepress.identity.application.port.out;

import static dev.tracepress.testkit.Facts.completes;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tracepress.identity.domain.Session;
import dev.tracepress.identity.domain.TokenId;
import dev.tracepress.identity.domain.User;
import dev.tracepress.identity.domain.UserId;
import dev.tracepress.shared.domain.VersionCondition;
import dev.tracepress.testkit.Given;
import dev.tracepress.testkit.StoragePorts;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

/** What {@link SessionWatch} promises. Those that it noticed are the proof that it has looked at the others, too. */
public abstract class SessionWatchContract {

    private static final Instant FAR_FUTURE = Instant.parse("2100-01-01T00:00:00Z");
    private static final Instant LONG_AGO = Instant.parse("2000-01-01T00:00:00Z");

    private final AtomicReference<Instant> now = new AtomicReference<>(Given.NOON);

    /** What a store goes by. */
    protected final InstantSource time = now::get;

    private StoragePorts store;
    private SessionWatch watch;
    private User user;
    private UserId ada;

    /** An empty store, which goes by {@link #time}. */
    protected abstract StoragePorts store();

    @BeforeEach
    void open() {
        store = store();
        watch = store.sessionWatch();
        user = new Given(store).user("Ada");
        ada = user.id();
    }

    @Test
    void an_end_is_noticed_by_everybody_who_watches_that_session_and_by_nobody_else() {
        var one = over(session(ada, "one", FAR_FUTURE));
        var again = over(session(ada, "one", FAR_FUTURE));
        var two = over(session(ada, "two", FAR_FUTURE));

        completes(store.sessions().end(session(ada, "one", FAR_FUTURE)));

        isNoticed(one);
        isNoticed(again);
        assertThat(two).isNotDone();
    }

    @Test
    void the_end_of_all_is_noticed_whether_or_not_they_were_listed() {
        var unlisted = over(session(ada, "one", FAR_FUTURE));

        completes(store.sessions().endAll(ada));

        isNoticed(unlisted);
    }

    @Test
    void who_leaves_takes_nobody_along() {
        var one = over(session(ada, "one", FAR_FUTURE));
        over(session(ada, "one", FAR_FUTURE)).cancel(true);

        completes(store.sessions().end(session(ada, "one", FAR_FUTURE)));

        isNoticed(one);
    }

    @Test
    void a_session_that_has_expired_is_over() {
        var open = over(session(ada, "one", FAR_FUTURE));

        isNoticed(over(session(ada, "two", LONG_AGO)));

        assertThat(open).isNotDone();
    }

    @Test
    void a_session_that_expires_while_it_is_watched_is_over_then() {
        var inAnHour = Given.NOON.plusSeconds(3_600);
        var one = over(session(ada, "one", inAnHour));
        isNoticed(over(session(ada, "two", LONG_AGO)));
        assertThat(one).isNotDone();

        now.set(inAnHour);

        isNoticed(one);
    }

    @Test
    void with_a_user_go_their_sessions_that_are_watched() {
        var one = over(session(ada, "one", FAR_FUTURE));
        isNoticed(over(session(ada, "two", LONG_AGO)));
        assertThat(one).isNotDone();

        completes(store.users().remove(ada, user.passwordHash(), VersionCondition.NONE));

        isNoticed(one);
    }

    @Test
    void nobodys_session_is_over() {
        isNoticed(over(session(new UserId(4711), "one", FAR_FUTURE)));
    }

    @Test
    void what_is_over_already_is_noticed_as_well() {
        completes(store.sessions().end(session(ada, "one", FAR_FUTURE)));

        isNoticed(over(session(ada, "one", FAR_FUTURE)));
        isNoticed(over(session(ada, "one", FAR_FUTURE)));
    }

    private static void isNoticed(CompletableFuture<?> over) {
        completes(Mono.fromFuture(over));
    }

    private CompletableFuture<?> over(Session session) {
        return watch.over(session).thenReturn(true).toFuture();
    }

    private static Session session(UserId user, String tokenId, Instant expiresAt) {
        return new Session(user, new TokenId(tokenId), Given.NOON, expiresAt);
    }
}
