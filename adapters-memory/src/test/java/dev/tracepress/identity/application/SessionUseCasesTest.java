package dev.tracepress.identity.application;

import static dev.tracepress.testkit.Facts.completes;
import static dev.tracepress.testkit.Facts.resultOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tracepress.identity.application.port.in.AuthenticateUseCase.Authenticate;
import dev.tracepress.identity.application.port.in.CurrentUserUseCase.CurrentUser;
import dev.tracepress.identity.application.port.in.EndSessionUseCase.EndSession;
import dev.tracepress.identity.application.port.in.FindSessionsUseCase.FindSessions;
import dev.tracepress.identity.application.port.in.IdentifyUseCase.Identify;
import dev.tracepress.identity.application.port.in.LogoutUseCase.Logout;
import dev.tracepress.identity.application.port.out.OpenSession;
import dev.tracepress.identity.domain.AccessToken;
import dev.tracepress.identity.domain.IdentityError;
import dev.tracepress.identity.domain.Session;
import dev.tracepress.identity.domain.TokenId;
import dev.tracepress.identity.domain.User;
import dev.tracepress.identity.domain.UserId;
import dev.tracepress.memory.MemoryPorts;
import dev.tracepress.testkit.Given;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** Whoever is signed in sees where, and signs out there. */
class SessionUseCasesTest {

    private static final Duration A_WEEK = Duration.ofDays(7);

    private final AtomicReference<Instant> now = new AtomicReference<>(Given.NOON);
    private final MemoryPorts store = new MemoryPorts(now::get);
    private final User ada = new Given(store).user("Ada");
    private final User bob = new Given(store).user("Bob");

    @Test
    void a_user_sees_their_own_account() {
        assertThat(resultOf(IdentityUseCases.currentUser(store.users()).current(new CurrentUser(ada.id()))))
                .isEqualTo(ada);
    }

    @Test
    void who_is_gone_has_no_account_to_see() {
        assertThatThrownBy(() -> resultOf(
                        IdentityUseCases.currentUser(store.users()).current(new CurrentUser(new UserId(4711)))))
                .isInstanceOf(IdentityError.InvalidToken.class);
    }

    @Test
    void a_user_sees_where_they_are_signed_in_the_newest_first_and_nobody_else() {
        var phone = signIn(ada);
        now.set(Given.NOON.plusSeconds(1));
        var desk = signIn(ada);
        signIn(bob);

        assertThat(sessionsSeenBy(phone))
                .containsExactly(
                        new OpenSession(desk.tokenId(), now.get(), now.get().plus(A_WEEK)),
                        new OpenSession(phone.tokenId(), Given.NOON, Given.NOON.plus(A_WEEK)));
    }

    @Test
    void a_session_whose_time_is_over_is_not_open() {
        signIn(ada);
        now.set(Given.NOON.plus(A_WEEK));
        var desk = signIn(ada);

        assertThat(sessionsSeenBy(desk)).extracting(OpenSession::id).containsExactly(desk.tokenId());
    }

    @Test
    void a_user_signs_out_somewhere_else() {
        var phone = signIn(ada);
        var desk = signIn(ada);

        endSession(ada, phone.tokenId());

        assertThat(sessionsSeenBy(desk)).extracting(OpenSession::id).containsExactly(desk.tokenId());
    }

    @Test
    void nobody_signs_somebody_else_out_nor_anybody_twice() {
        var phone = signIn(ada);

        assertThatThrownBy(() -> endSession(bob, phone.tokenId())).isInstanceOf(IdentityError.SessionNotFound.class);
        assertThat(sessionsSeenBy(phone)).hasSize(1);

        endSession(ada, phone.tokenId());
        assertThatThrownBy(() -> endSession(ada, phone.tokenId()))
                .isInstanceOf(IdentityError.SessionNotFound.class)
                .hasMessage("session not found");
    }

    @Test
    void who_signs_out_here_stays_signed_in_elsewhere() {
        var phone = signIn(ada);
        var desk = signIn(ada);

        logout(phone, false);

        assertThat(sessionsSeenBy(desk)).extracting(OpenSession::id).containsExactly(desk.tokenId());
    }

    @Test
    void who_signs_out_everywhere_is_signed_in_nowhere() {
        var phone = signIn(ada);
        var desk = signIn(ada);
        var bobs = signIn(bob);

        logout(phone, true);

        assertThat(sessionsSeenBy(phone)).isEmpty();
        assertThat(resultOf(store.sessions().isOpen(phone))).isFalse();
        assertThat(resultOf(store.sessions().isOpen(desk))).isFalse();
        assertThat(sessionsSeenBy(bobs)).hasSize(1);
    }

    @Test
    void a_token_says_whose_it_was_also_after_its_session_ended_but_it_is_believed_no_more() {
        var token = tokenOf(ada);
        var phone = identify(token);
        assertThat(phone.userId()).isEqualTo(ada.id());

        logout(phone, false);

        assertThat(identify(token)).isEqualTo(phone);
        assertThatThrownBy(
                        () -> resultOf(IdentityUseCases.authenticate(store.accessTokens(), store.sessions(), now::get)
                                .authenticate(new Authenticate(token))))
                .isInstanceOf(IdentityError.InvalidToken.class);
    }

    @Test
    void a_token_that_is_forged_or_too_old_is_nobodys() {
        var token = tokenOf(ada);

        assertThatThrownBy(() -> identify(new AccessToken("forged"))).isInstanceOf(IdentityError.InvalidToken.class);
        now.set(Given.NOON.plus(A_WEEK));
        assertThatThrownBy(() -> identify(token)).isInstanceOf(IdentityError.InvalidToken.class);
    }

    private AccessToken tokenOf(User user) {
        return resultOf(store.sessions().begin(user, now.get()));
    }

    private Session signIn(User user) {
        return identify(tokenOf(user));
    }

    private Session identify(AccessToken token) {
        return resultOf(
                IdentityUseCases.identify(store.accessTokens(), now::get).identify(new Identify(token)));
    }

    private List<OpenSession> sessionsSeenBy(Session session) {
        return resultOf(IdentityUseCases.findSessions(store.sessions(), now::get)
                        .find(new FindSessions(session)))
                .sessions();
    }

    private void endSession(User user, TokenId session) {
        completes(IdentityUseCases.endSession(store.sessions()).end(new EndSession(user.id(), session)));
    }

    private void logout(Session session, boolean everywhere) {
        completes(IdentityUseCases.logout(store.sessions()).logout(new Logout(session, everywhere)));
    }
}
