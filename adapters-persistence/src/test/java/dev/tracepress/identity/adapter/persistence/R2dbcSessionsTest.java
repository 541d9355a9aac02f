package dev.tracepress.identity.adapter.persistence;

import static dev.tracepress.testkit.Facts.completes;
import static dev.tracepress.testkit.Facts.resultOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tracepress.identity.application.port.out.OpenSession;
import dev.tracepress.identity.application.port.out.Sessions;
import dev.tracepress.identity.application.port.out.SessionsContract;
import dev.tracepress.identity.domain.Session;
import dev.tracepress.identity.domain.TokenId;
import dev.tracepress.identity.domain.User;
import dev.tracepress.shared.adapter.persistence.PostgresStoreExtension;
import dev.tracepress.testkit.Given;
import dev.tracepress.testkit.InMemoryAccessTokens;
import dev.tracepress.testkit.StoragePorts;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

@Tag("slow")
class R2dbcSessionsTest extends SessionsContract {

    private static final Duration A_CENTURY = Duration.ofDays(36_500);

    @RegisterExtension
    final PostgresStoreExtension postgres = new PostgresStoreExtension();

    private final AtomicLong nanos = new AtomicLong();

    @Override
    protected StoragePorts store() {
        return postgres.store();
    }

    @Test
    void an_end_made_elsewhere_is_seen_in_time_whatever_others_end_meanwhile() {
        var given = new Given(store());
        var cleo = given.user("Cleo");
        var dan = given.user("Dan");
        var here = instance();
        var elsewhere = instance();
        var session = new Session(cleo.id(), new TokenId("one"), Given.NOON, Given.NOON.plus(A_CENTURY));
        assertThat(resultOf(here.isOpen(session))).isTrue();

        completes(elsewhere.end(session));
        for (var halfSecond = 0; halfSecond < 10; halfSecond++) {
            begin(here, dan);
            assertThat(resultOf(here.endOne(dan.id(), newest(here, dan).id()))).isTrue();
            assertThat(resultOf(here.endOne(dan.id(), new TokenId("nobody's")))).isFalse();
            nanos.addAndGet(Duration.ofMillis(500).toNanos());
        }

        assertThat(resultOf(here.isOpen(session))).isFalse();
    }

    @Test
    void an_end_in_a_transaction_is_seen_with_its_commit_whoever_looked_before() {
        var cleo = new Given(store()).user("Cleo");
        var session = new Session(cleo.id(), new TokenId("one"), Given.NOON, Given.NOON.plus(A_CENTURY));
        var sessions = store().sessions();
        var meanwhile =
                Mono.fromCallable(() -> resultOf(sessions.isOpen(session))).subscribeOn(Schedulers.boundedElastic());

        assertThat(resultOf(store().transactions()
                        .inTransaction(sessions.endAll(cleo.id()).then(meanwhile))))
                .isTrue();

        assertThat(resultOf(sessions.isOpen(session))).isFalse();
    }

    @Test
    void who_begins_or_ends_a_session_takes_no_more_than_some_along_that_are_long_over() {
        var cleo = new Given(store()).user("Cleo");
        sql("INSERT INTO sessions (jti, user_id, created_at, expires_at) SELECT 'old-' || n, "
                + cleo.id().value()
                + ", now() - interval '2 days', now() - interval '1 day' FROM generate_series(1, 50) AS n");
        sql("INSERT INTO revoked_tokens (jti, expires_at)"
                + " SELECT 'old-' || n, now() - interval '1 day' FROM generate_series(1, 50) AS n");

        begin(store().sessions(), cleo);
        assertThat(old("sessions")).isEqualTo(30);
        assertThat(old("revoked_tokens")).isEqualTo(30);

        completes(store().sessions()
                .end(new Session(cleo.id(), new TokenId("one"), Given.NOON, Given.NOON.plus(A_CENTURY))));
        assertThat(old("revoked_tokens")).isEqualTo(10);
    }

    @Test
    void what_is_over_is_not_listed_although_its_row_is_there() {
        var cleo = new Given(store()).user("Cleo");
        begin(store().sessions(), cleo);
        begin(store().sessions(), cleo);
        var over = newest(store().sessions(), cleo);

        sql("INSERT INTO revoked_tokens SELECT jti, expires_at FROM sessions WHERE jti = '"
                + over.id().value() + "'");
        assertThat(resultOf(store().sessions().openOf(cleo.id(), Given.NOON).collectList()))
                .hasSize(1)
                .doesNotContain(over);

        sql("UPDATE users SET sessions_ended_at = clock_timestamp() WHERE id = "
                + cleo.id().value());
        assertThat(resultOf(store().sessions().openOf(cleo.id(), Given.NOON).collectList()))
                .isEmpty();
    }

    private void sql(String statement) {
        completes(postgres.store().database().sql(statement).then());
    }

    private long old(String table) {
        return resultOf(postgres.store()
                .database()
                .sql("SELECT count(*) FROM " + table + " WHERE expires_at < now()")
                .mapValue(Long.class)
                .one());
    }

    /** What one process has of it, all by one clock. */
    private Sessions instance() {
        return new R2dbcSessions(postgres.store().database(), new InMemoryAccessTokens(A_CENTURY), nanos::get);
    }

    private static void begin(Sessions sessions, User user) {
        resultOf(sessions.begin(user, Given.NOON));
    }

    private static OpenSession newest(Sessions sessions, User user) {
        return resultOf(sessions.openOf(user.id(), Given.NOON).next());
    }
}
