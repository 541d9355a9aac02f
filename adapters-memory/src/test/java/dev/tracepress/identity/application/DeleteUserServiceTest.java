package dev.tracepress.identity.application;

import static dev.tracepress.testkit.Facts.completes;
import static dev.tracepress.testkit.Facts.optionalOf;
import static dev.tracepress.testkit.Facts.resultOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tracepress.identity.application.port.in.AuthenticateUseCase.Authenticate;
import dev.tracepress.identity.application.port.in.DeleteUserUseCase.DeleteUser;
import dev.tracepress.identity.application.port.out.PasswordCheck;
import dev.tracepress.identity.application.port.out.PasswordHasher;
import dev.tracepress.identity.domain.EmailAddress;
import dev.tracepress.identity.domain.IdentityError;
import dev.tracepress.identity.domain.NewUser;
import dev.tracepress.identity.domain.Password;
import dev.tracepress.identity.domain.PasswordHash;
import dev.tracepress.identity.domain.ProfileEdit;
import dev.tracepress.identity.domain.User;
import dev.tracepress.identity.domain.UserId;
import dev.tracepress.identity.domain.UserName;
import dev.tracepress.memory.MemoryPorts;
import dev.tracepress.shared.domain.Edition;
import dev.tracepress.shared.domain.VersionCondition;
import dev.tracepress.testkit.Given;
import dev.tracepress.testkit.InMemoryPasswordHasher;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

class DeleteUserServiceTest {

    private static final InstantSource NOON = InstantSource.fixed(Given.NOON);

    private final MemoryPorts store = new MemoryPorts();
    private final PasswordHasher hasher = new InMemoryPasswordHasher();
    private final User ada = resultOf(hasher.hash(Password.said("secret1"))
            .flatMap(hash -> store.users()
                    .add(new NewUser(EmailAddress.of("ada@example.com"), UserName.of("Ada"), hash, Given.NOON))));

    @Test
    void who_proves_who_they_are_is_gone_and_so_are_their_sessions() {
        var token = resultOf(store.sessions().begin(ada, Given.NOON));
        var authenticate = IdentityUseCases.authenticate(store.accessTokens(), store.sessions(), NOON);
        assertThat(resultOf(authenticate.authenticate(new Authenticate(token))).userId())
                .isEqualTo(ada.id());

        completes(delete(ada.id(), Optional.of("secret1"), hasher));

        assertThat(adaIsThere()).isFalse();
        assertThatThrownBy(() -> resultOf(authenticate.authenticate(new Authenticate(token))))
                .isInstanceOf(IdentityError.InvalidToken.class);
        assertThat(resultOf(store.sessions().openOf(ada.id(), Given.NOON).collectList()))
                .isEmpty();
    }

    @Test
    void who_proves_nothing_stays() {
        refused(Optional.of("secret2"));
        refused(Optional.empty());

        assertThat(adaIsThere()).isTrue();
    }

    @Test
    void who_is_gone_is_told_that_their_token_is_worth_nothing() {
        assertThatThrownBy(() -> completes(delete(new UserId(4711), Optional.of("secret1"), hasher)))
                .isInstanceOf(IdentityError.InvalidToken.class);
    }

    @Test
    void whose_password_was_changed_meanwhile_has_proved_nothing_and_stays_signed_in() {
        completes(store.sessions().begin(ada, Given.NOON));
        var changing = new ChangedOnceProved(hasher, changeOfPassword());

        assertThatThrownBy(() -> completes(delete(ada.id(), Optional.of("secret1"), changing)))
                .isInstanceOf(IdentityError.CurrentPasswordWrong.class);

        assertThat(adaIsThere()).isTrue();
        assertThat(resultOf(store.sessions().openOf(ada.id(), Given.NOON).collectList()))
                .hasSize(1);
    }

    /** Whoever signs in with an imported password has its hash made anew. */
    @Test
    void whose_hash_was_renewed_meanwhile_is_gone_for_the_password_is_still_right() {
        var renewing = new ChangedOnceProved(
                hasher, store.users().rehash(ada.id(), ada.passwordHash(), new PasswordHash("anew:secret1")));

        completes(delete(ada.id(), Optional.of("secret1"), renewing));

        assertThat(adaIsThere()).isFalse();
    }

    @Test
    void who_read_their_account_before_it_changed_stays_signed_in() {
        completes(store.sessions().begin(ada, Given.NOON));
        var stale = VersionCondition.oneOf(Set.of(new Edition(ada.id().value(), ada.version() - 1)));

        assertThatThrownBy(() -> completes(delete(ada.id(), Optional.of("secret1"), hasher, stale)))
                .isInstanceOf(IdentityError.VersionConditionFailed.class);

        assertThat(adaIsThere()).isTrue();
        assertThat(resultOf(store.sessions().openOf(ada.id(), Given.NOON).collectList()))
                .hasSize(1);
    }

    private void refused(Optional<String> password) {
        assertThatThrownBy(() -> completes(delete(ada.id(), password, hasher)))
                .isInstanceOf(IdentityError.CurrentPasswordWrong.class)
                .hasMessage("current password is wrong");
    }

    private Mono<Void> delete(UserId user, Optional<String> password, PasswordHasher hasher) {
        return delete(user, password, hasher, VersionCondition.NONE);
    }

    private Mono<Void> delete(
            UserId user, Optional<String> password, PasswordHasher hasher, VersionCondition condition) {
        return IdentityUseCases.deleteUser(store.transactions(), store.users(), hasher, store.sessions())
                .delete(new DeleteUser(user, password.map(Password::said), condition));
    }

    private boolean adaIsThere() {
        return optionalOf(store.users().byId(ada.id())).isPresent();
    }

    private Mono<User> changeOfPassword() {
        var nothingElse = ProfileEdit.of(
                Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
        return store.users()
                .edit(
                        ada.id(),
                        Optional.empty(),
                        nothingElse,
                        Optional.of(new PasswordHash("another")),
                        VersionCondition.NONE,
                        Given.NOON);
    }

    /** Somebody is quicker to change what is kept of the password than its owner is to leave. */
    private record ChangedOnceProved(PasswordHasher hasher, Mono<?> change) implements PasswordHasher {

        @Override
        public Mono<PasswordHash> hash(Password password) {
            return hasher.hash(password);
        }

        @Override
        public Mono<PasswordCheck> check(Password password, Optional<PasswordHash> hash) {
            return hasher.check(password, hash).delayUntil(_ -> change);
        }
    }
}
