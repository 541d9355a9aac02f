package dev.tracepress.identity.application.port.out;

import static dev.tracepress.testkit.Facts.completes;
import static dev.tracepress.testkit.Facts.resultOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tracepress.identity.domain.IdentityError;
import dev.tracepress.identity.domain.PasswordHash;
import dev.tracepress.identity.domain.ProfileEdit;
import dev.tracepress.identity.domain.Session;
import dev.tracepress.identity.domain.TokenId;
import dev.tracepress.identity.domain.User;
import dev.tracepress.identity.domain.UserId;
import dev.tracepress.shared.domain.VersionCondition;
import dev.tracepress.testkit.Given;
import dev.tracepress.testkit.StoragePorts;
import dev.tracepress.testkit.Writes;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;

/** What {@link Sessions} promises within one instance. */
public abstract class SessionsContract {

    private static final Instant FAR_FUTURE = Instant.parse("2100-01-01T00:00:00Z");

    private StoragePorts store;
    private Sessions sessions;
    private UserRepository users;
    private User user;
    private UserId ada;
    private User bob;

    /** An empty store. */
    protected abstract StoragePorts store();

    @BeforeEach
    void open() {
        store = store();
        sessions = store.sessions();
        users = store.users();
        user = new Given(store).user("Ada");
        ada = user.id();
        bob = new Given(store).user("Bob");
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

    @Test
    void a_session_that_has_begun_is_listed_the_newest_first() {
        begin(user);
        begin(bob);
        begin(user);

        var listed = openOf(ada);

        assertThat(listed).hasSize(2).extracting(OpenSession::id).doesNotHaveDuplicates();
        assertThat(listed.get(0).createdAt()).isAfterOrEqualTo(listed.get(1).createdAt());
        assertThat(listed).allSatisfy(session -> assertThat(session.expiresAt()).isAfter(Given.NOON));
    }

    @Test
    void sessions_are_listed_in_the_order_in_which_they_began_and_say_when_that_was() {
        var before = Instant.now().truncatedTo(ChronoUnit.MICROS);
        var begun = new ArrayList<TokenId>();
        for (var number = 0; number < 3; number++) {
            resultOf(sessions.begin(user, before));
            openOf(ada).stream()
                    .map(OpenSession::id)
                    .filter(id -> !begun.contains(id))
                    .forEach(begun::add);
        }

        assertThat(openOf(ada)).extracting(OpenSession::id).isEqualTo(begun.reversed());
        assertThat(openOf(ada))
                .extracting(OpenSession::createdAt)
                .allSatisfy(createdAt -> assertThat(createdAt).isBetween(before, Instant.now()));
    }

    @Test
    void a_session_that_has_expired_is_listed_no_more() {
        begin(user);
        var session = openOf(ada).getFirst();

        assertThat(resultOf(
                        sessions.openOf(ada, session.expiresAt().minusMillis(1)).collectList()))
                .containsExactly(session);
        assertThat(resultOf(sessions.openOf(ada, session.expiresAt()).collectList()))
                .isEmpty();
    }

    @Test
    void what_is_written_belongs_to_whoever_asks_for_it() {
        var writes = new Writes(store);
        var unlisted = session(ada, "one");
        Supplier<?> seen = () -> List.of(openOf(ada), resultOf(sessions.isOpen(unlisted)));

        writes.belongToWhoeverAsks("a session", () -> sessions.begin(user, Given.NOON), seen);
        var listed = openOf(ada).getFirst();
        writes.belongToWhoeverAsks("its end", () -> sessions.endOne(ada, listed.id()), seen);
        begin(user);
        writes.belongToWhoeverAsks("the end of all", () -> sessions.endAll(ada), seen);
        var later = session(bob.id(), "two");
        writes.belongToWhoeverAsks("an end", () -> sessions.end(later), () -> resultOf(sessions.isOpen(later)));
    }

    @Test
    void a_ticket_is_unused_again_when_the_transaction_fails() {
        var use = sessions.use(new ReadTicket(new TokenId("ticket"), FAR_FUTURE, session(ada, "one")));

        new Writes(store).inATransactionThatFails(use);

        assertThat(resultOf(use)).isTrue();
        assertThat(resultOf(use)).isFalse();
    }

    @Test
    void no_more_are_listed_than_anybody_looks_through() {
        for (var number = 0; number <= Sessions.MOST_SHOWN; number++) {
            begin(user);
        }

        assertThat(openOf(ada)).hasSize(Sessions.MOST_SHOWN);
    }

    @Test
    void whoever_lost_the_password_meanwhile_begins_no_session() {
        var edit = ProfileEdit.of(
                Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
        var changed = resultOf(users.edit(
                ada,
                Optional.empty(),
                edit,
                Optional.of(new PasswordHash("another")),
                VersionCondition.NONE,
                Given.NOON));

        assertThatThrownBy(() -> begin(user)).isInstanceOf(IdentityError.InvalidCredentials.class);
        begin(changed);
        assertThat(openOf(ada)).hasSize(1);
    }

    @Test
    void another_hash_of_the_same_password_ends_nothing_and_begins_with_the_new_one() {
        begin(user);
        var renewed = new PasswordHash("renewed");

        resultOf(users.rehash(ada, user.passwordHash(), renewed));

        assertThat(resultOf(sessions.isOpen(of(openOf(ada).getFirst())))).isTrue();
        assertThatThrownBy(() -> begin(user)).isInstanceOf(IdentityError.InvalidCredentials.class);
        begin(user.rehashed(renewed));
        assertThat(openOf(ada)).hasSize(2);
    }

    @Test
    void one_of_several_is_ended_by_its_user_and_nobody_else() {
        begin(user);
        begin(user);
        var one = openOf(ada).getFirst();

        assertThat(resultOf(sessions.endOne(bob.id(), one.id()))).isFalse();
        assertThat(resultOf(sessions.endOne(ada, one.id()))).isTrue();
        assertThat(resultOf(sessions.endOne(ada, one.id()))).isFalse();

        assertThat(openOf(ada)).hasSize(1).doesNotContain(one);
        assertThat(resultOf(sessions.isOpen(of(one)))).isFalse();
        assertThat(resultOf(sessions.isOpen(of(openOf(ada).getFirst())))).isTrue();
    }

    @Test
    void a_session_that_is_ended_is_listed_no_more() {
        begin(user);

        completes(sessions.end(of(openOf(ada).getFirst())));

        assertThat(openOf(ada)).isEmpty();
    }

    @Test
    void all_that_were_begun_before_end_and_those_that_begin_afterwards_are_open() {
        var unlisted = session(ada, "of an earlier version");
        begin(user);
        begin(bob);
        var before = of(openOf(ada).getFirst());
        assertThat(resultOf(sessions.isOpen(before))).isTrue();
        assertThat(resultOf(sessions.isOpen(unlisted))).isTrue();

        completes(sessions.endAll(ada));
        begin(user);

        assertThat(resultOf(sessions.isOpen(before))).isFalse();
        assertThat(resultOf(sessions.isOpen(unlisted))).isFalse();
        assertThat(openOf(ada)).hasSize(1);
        assertThat(resultOf(sessions.isOpen(of(openOf(ada).getFirst())))).isTrue();
        assertThat(openOf(bob.id())).hasSize(1);
    }

    @Test
    void a_ticket_is_used_once_and_its_session_goes_on() {
        var session = session(ada, "one");
        var ticket = new ReadTicket(new TokenId("ticket"), FAR_FUTURE, session);
        var other = new ReadTicket(new TokenId("other"), FAR_FUTURE, session);

        assertThat(resultOf(Flux.range(0, 8)
                        .flatMap(_ -> sessions.use(ticket))
                        .filter(first -> first)
                        .count()))
                .isEqualTo(1);
        assertThat(resultOf(sessions.use(ticket))).isFalse();
        assertThat(resultOf(sessions.use(other))).isTrue();
        assertThat(resultOf(sessions.isOpen(session))).isTrue();
    }

    private void begin(User proved) {
        resultOf(sessions.begin(proved, Given.NOON));
    }

    private List<OpenSession> openOf(UserId of) {
        return resultOf(sessions.openOf(of, Given.NOON).collectList());
    }

    private Session of(OpenSession open) {
        return new Session(ada, open.id(), Given.NOON, open.expiresAt());
    }

    private static Session session(UserId user, String tokenId) {
        return new Session(user, new TokenId(tokenId), Given.NOON, FAR_FUTURE);
    }
}
