package dev.tracepress.identity.adapter.security;

import static dev.tracepress.testkit.Facts.race;
import static dev.tracepress.testkit.Facts.resultOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tracepress.identity.application.port.out.PasswordHasher;
import dev.tracepress.identity.application.port.out.PasswordHasherContract;
import dev.tracepress.identity.domain.IdentityError;
import dev.tracepress.identity.domain.Password;
import dev.tracepress.testkit.Facts.Outcome;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class Argon2PasswordHasherTest extends PasswordHasherContract {

    private final Argon2PasswordHasher hasher = new Argon2PasswordHasher();

    @AfterEach
    void close() {
        hasher.close();
    }

    @Override
    protected PasswordHasher hasher() {
        return hasher;
    }

    @Test
    void a_hash_is_as_dear_as_owasp_asks() {
        assertThat(resultOf(hasher.hash(Password.said("secret1"))).value())
                .startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "2, 1", "3, 1", "4, 2", "16, 8"})
    void half_of_the_cores_are_left_to_everybody_else(int cores, int threads) {
        assertThat(Argon2PasswordHasher.threads(cores)).isEqualTo(threads);
    }

    @Test
    void more_than_can_wait_are_turned_away_and_the_others_served() {
        var small = new Argon2PasswordHasher(1, 2);

        var outcomes = race(50, () -> small.matches(Password.said("secret1"), Optional.empty()));

        assertThat(outcomes)
                .filteredOn(outcome -> outcome.error().isPresent())
                .isNotEmpty()
                .extracting(Outcome::error)
                .allSatisfy(error -> assertThat(error).containsInstanceOf(IdentityError.PasswordQueueFull.class));
        assertThat(outcomes).filteredOn(outcome -> outcome.value().isPresent()).isNotEmpty();
        small.close();
    }
}
