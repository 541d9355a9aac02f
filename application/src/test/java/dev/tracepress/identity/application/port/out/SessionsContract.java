package dev.tracepress.identity.application.port.out;

import static dev.tracepress.testkit.Facts.completes;
import static dev.tracepress.testkit.Facts.resultOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tracepress.identity.domain.Session;
import dev.tracepress.identity.domain.TokenId;
import dev.tracepress.identity.domain.UserId;
import dev.tracepress.testkit.Given;
import dev.tracepress.testkit.StoragePorts;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What {@link Sessions} promises within one instance. */
public abstract class SessionsContract {

    private static final Instant FAR_FUTURE = Instant.parse("2100-01-01T00:00:00Z");

    private Sessions sessions;
    private UserId ada;

    /** An empty store. */
    protected abstract StoragePorts store();

    @BeforeEach
    void open() {
        var store = store();
        sessions = store.sessions();
        ada = new Given(store).user("Ada").id();
    }

    @Test
    void a_session_is_open_until_it_is_ended() {
        var session = session(ada, "one");

        assertThat(resultOf(sessions.isOpen(session))).isTrue();
        completes(sessions.end(session));
        assertThat(resultOf(sessions.isOpen(session))).isFalse();
    }

    @Test
    void an_end_that_nobody_looked_before_is_seen_as_well() {
        completes(sessions.end(session(ada, "one")));

        assertThat(resultOf(sessions.isOpen(session(ada, "one")))).isFalse();
    }

    @Test
    void ending_one_session_leaves_the_others_open() {
        completes(sessions.end(session(ada, "one")));

        assertThat(resultOf(sessions.isOpen(session(ada, "two")))).isTrue();
    }

    @Test
    void ending_twice_is_ending() {
        completes(sessions.end(session(ada, "one")));
        completes(sessions.end(session(ada, "one")));

        assertThat(resultOf(sessions.isOpen(session(ada, "one")))).isFalse();
    }

    @Test
    void nobodys_session_is_not_open() {
        assertThat(resultOf(sessions.isOpen(session(new UserId(4711), "one")))).isFalse();
    }

    private static Session session(UserId user, String tokenId) {
        return new Session(user, new TokenId(tokenId), FAR_FUTURE);
    }
}
