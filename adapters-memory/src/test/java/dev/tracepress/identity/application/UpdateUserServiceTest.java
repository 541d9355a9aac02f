package dev.tracepress.identity.application;

import static dev.tracepress.testkit.Facts.completes;
import static dev.tracepress.testkit.Facts.race;
import static dev.tracepress.testkit.Facts.resultOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tracepress.identity.application.port.in.UpdateUserUseCase;
import dev.tracepress.identity.application.port.in.UpdateUserUseCase.UpdateUser;
import dev.tracepress.identity.application.port.out.PasswordCheck;
import dev.tracepress.identity.application.port.out.PasswordHasher;
import dev.tracepress.identity.domain.EmailAddress;
import dev.tracepress.identity.domain.IdentityError;
import dev.tracepress.identity.domain.NewUser;
import dev.tracepress.identity.domain.Password;
import dev.tracepress.identity.domain.PasswordHash;
import dev.tracepress.identity.domain.ProfileEdit;
import dev.tracepress.identity.domain.User;
import dev.tracepress.identity.domain.UserName;
import dev.tracepress.memory.MemoryPorts;
import dev.tracepress.shared.domain.VersionCondition;
import dev.tracepress.testkit.Given;
import dev.tracepress.testkit.InMemoryPasswordHasher;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

class UpdateUserServiceTest {

    private static final int RIVALS = 2;

    private final MemoryPorts store = new MemoryPorts();

    @Test
    void of_two_who_prove_the_same_password_at_once_one_changes_it_and_the_other_is_told_that_it_is_wrong() {
        var hasher = new InMemoryPasswordHasher();
        var ada = user(resultOf(hasher.hash(Password.said("secret1"))));
        var proved = new CountDownLatch(RIVALS);
        var update = update(new AfterAllHaveProved(hasher, proved));

        var outcomes = race(RIVALS, () -> update.update(change(ada, VersionCondition.NONE)));

        assertThat(outcomes).filteredOn(outcome -> outcome.value().isPresent()).hasSize(1);
        assertThat(outcomes)
                .filteredOn(outcome -> outcome.error().isPresent())
                .singleElement()
                .satisfies(outcome ->
                        assertThat(outcome.error()).containsInstanceOf(IdentityError.CurrentPasswordWrong.class));
    }

    /** Whoever signs in with an imported password has its hash made anew. */
    @Test
    void whose_hash_was_renewed_meanwhile_changes_the_password_for_the_one_they_said_is_still_right() {
        var hasher = new InMemoryPasswordHasher();
        var ada = user(InMemoryPasswordHasher.formerHash("secret1"));
        var renewed = store.users().rehash(ada.id(), ada.passwordHash(), new PasswordHash("anew:secret1"));

        completes(update(new RenewedMeanwhile(hasher, renewed)).update(change(ada, VersionCondition.NONE)));

        assertThat(resultOf(store.users().byId(ada.id())).passwordHash().value())
                .endsWith("secret2");
    }

    @Test
    void whoever_proves_the_password_but_knows_another_version_is_told_of_the_version() {
        var hasher = new InMemoryPasswordHasher();
        var ada = user(resultOf(hasher.hash(Password.said("secret1"))));

        assertThatThrownBy(() -> completes(update(hasher).update(change(ada, VersionCondition.ABSENT))))
                .isInstanceOf(IdentityError.VersionConditionFailed.class);
    }

    private User user(PasswordHash hash) {
        return resultOf(store.users()
                .add(new NewUser(EmailAddress.of("ada@example.com"), UserName.of("Ada"), hash, Given.NOON)));
    }

    private UpdateUserUseCase update(PasswordHasher hasher) {
        return IdentityUseCases.updateUser(
                store.transactions(), store.users(), hasher, store.sessions(), InstantSource.fixed(Given.NOON));
    }

    private static UpdateUser change(User user, VersionCondition condition) {
        var edit = ProfileEdit.of(
                Optional.empty(),
                Optional.of(Password.said("secret2")),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        return new UpdateUser(user.id(), edit, Optional.of(Password.said("secret1")), condition);
    }

    /** Makes the hash of a new password while somebody signs in. */
    private record RenewedMeanwhile(PasswordHasher hasher, Mono<Boolean> renewal) implements PasswordHasher {

        @Override
        public Mono<PasswordHash> hash(Password password) {
            return renewal.then(hasher.hash(password));
        }

        @Override
        public Mono<PasswordCheck> check(Password password, Optional<PasswordHash> hash) {
            return hasher.check(password, hash);
        }
    }

    /** Makes the hash of a new password only when all have proved the old one. */
    private record AfterAllHaveProved(PasswordHasher hasher, CountDownLatch proved) implements PasswordHasher {

        @Override
        public Mono<PasswordHash> hash(Password password) {
            return Mono.fromRunnable(this::meet).then(hasher.hash(password));
        }

        @Override
        public Mono<PasswordCheck> check(Password password, Optional<PasswordHash> hash) {
            return hasher.check(password, hash);
        }

        private void meet() {
            proved.countDown();
            try {
                proved.await();
            } catch (InterruptedException interrupted) {
                throw new IllegalStateException(interrupted);
            }
        }
    }
}
