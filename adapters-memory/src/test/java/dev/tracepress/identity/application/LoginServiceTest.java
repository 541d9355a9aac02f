package dev.tracepress.identity.application;

import static dev.tracepress.testkit.Facts.resultOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tracepress.identity.application.port.in.LoginUseCase;
import dev.tracepress.identity.application.port.in.LoginUseCase.Login;
import dev.tracepress.identity.application.port.out.UserRepository;
import dev.tracepress.identity.domain.Credentials;
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
import dev.tracepress.shared.domain.VersionCondition;
import dev.tracepress.testkit.Given;
import dev.tracepress.testkit.InMemoryPasswordHasher;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

class LoginServiceTest {

    private static final String PASSWORD = "secret1";

    private final MemoryPorts store = new MemoryPorts(() -> Given.NOON);
    private final InMemoryPasswordHasher hasher = new InMemoryPasswordHasher();
    private final PasswordHash former = InMemoryPasswordHasher.formerHash(PASSWORD);
    private final User imported = resultOf(
            store.users().add(new NewUser(EmailAddress.of("ada@example.com"), UserName.of("Ada"), former, Given.NOON)));

    @Test
    void a_hash_of_former_times_is_renewed_by_whoever_says_the_password() {
        assertThatThrownBy(() -> resultOf(login(store.users()).login(saying("wrong"))))
                .isInstanceOf(IdentityError.InvalidCredentials.class);
        assertThat(hash()).isEqualTo(former);

        resultOf(login(store.users()).login(saying(PASSWORD)));

        assertThat(hash()).isNotEqualTo(former);
        assertThat(resultOf(hasher.check(Password.said(PASSWORD), Optional.of(hash())))
                        .matches())
                .isTrue();
    }

    @Test
    void a_hash_that_is_renewed_stays_when_the_password_is_said_again() {
        resultOf(login(store.users()).login(saying(PASSWORD)));
        var renewed = hash();

        resultOf(login(store.users()).login(saying(PASSWORD)));

        assertThat(hash()).isEqualTo(renewed);
        assertThat(resultOf(store.sessions().openOf(imported.id(), Given.NOON).collectList()))
                .hasSize(2);
    }

    @Test
    void who_signs_in_while_another_renews_the_hash_is_signed_in_too() {
        var renewed = resultOf(hasher.hash(Password.said(PASSWORD)));
        var rival = new Meanwhile(store.users(), users -> users.rehash(imported.id(), former, renewed));

        resultOf(login(rival).login(saying(PASSWORD)));

        assertThat(hash()).isEqualTo(renewed);
        assertThat(resultOf(store.sessions().openOf(imported.id(), Given.NOON).collectList()))
                .hasSize(1);
    }

    @Test
    void who_signs_in_while_the_password_changes_is_not() {
        var another = resultOf(hasher.hash(Password.said("another")));
        var rival = new Meanwhile(store.users(), users -> users.rehash(imported.id(), former, another));

        assertThatThrownBy(() -> resultOf(login(rival).login(saying(PASSWORD))))
                .isInstanceOf(IdentityError.InvalidCredentials.class);
        assertThat(hash()).isEqualTo(another);
    }

    @Test
    void who_says_the_password_is_signed_in_whatever_becomes_of_the_hash() {
        resultOf(login(new Unwritable(store.users())).login(saying(PASSWORD)));

        assertThat(hash()).isEqualTo(former);
        assertThat(resultOf(store.sessions().openOf(imported.id(), Given.NOON).collectList()))
                .hasSize(1);
    }

    private LoginUseCase login(UserRepository users) {
        return IdentityUseCases.login(users, hasher, store.sessions(), InstantSource.fixed(Given.NOON));
    }

    private PasswordHash hash() {
        return resultOf(store.users().byId(imported.id())).passwordHash();
    }

    private static Login saying(String password) {
        return new Login(Credentials.of("ada@example.com", password));
    }

    /** Answers, the first time, with what was so just before something else happened. */
    private static final class Meanwhile extends Users {

        private final Function<UserRepository, Mono<Boolean>> rival;
        private final AtomicBoolean happened = new AtomicBoolean();

        Meanwhile(UserRepository users, Function<UserRepository, Mono<Boolean>> rival) {
            super(users);
            this.rival = rival;
        }

        @Override
        public Mono<User> byEmail(EmailAddress email) {
            return super.byEmail(email)
                    .flatMap(user -> happened.getAndSet(true)
                            ? Mono.just(user)
                            : rival.apply(users).thenReturn(user));
        }
    }

    /** Keeps no hash. */
    private static final class Unwritable extends Users {

        Unwritable(UserRepository users) {
            super(users);
        }

        @Override
        public Mono<Boolean> rehash(UserId id, PasswordHash proved, PasswordHash renewed) {
            return Mono.error(new IllegalStateException("the disk is full"));
        }
    }

    private abstract static class Users implements UserRepository {

        final UserRepository users;

        Users(UserRepository users) {
            this.users = users;
        }

        @Override
        public Mono<User> add(NewUser user) {
            return users.add(user);
        }

        @Override
        public Mono<User> byId(UserId id) {
            return users.byId(id);
        }

        @Override
        public Mono<User> byEmail(EmailAddress email) {
            return users.byEmail(email);
        }

        @Override
        public Mono<User> edit(
                UserId id,
                Optional<PasswordHash> proved,
                ProfileEdit edit,
                Optional<PasswordHash> newPassword,
                VersionCondition condition,
                Instant now) {
            return users.edit(id, proved, edit, newPassword, condition, now);
        }

        @Override
        public Mono<Boolean> rehash(UserId id, PasswordHash proved, PasswordHash renewed) {
            return users.rehash(id, proved, renewed);
        }

        @Override
        public Mono<Boolean> remove(UserId id, PasswordHash proved, VersionCondition condition) {
            return users.remove(id, proved, condition);
        }
    }
}
