package org.example.passwords;

import static dev.tracepress.testkit.Facts.race;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tracepress.identity.application.port.out.PasswordHasher;
import dev.tracepress.identity.application.port.out.PasswordHasherContract;
import dev.tracepress.identity.domain.IdentityError;
import dev.tracepress.identity.domain.Password;
import dev.tracepress.identity.domain.PasswordHash;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class Pbkdf2PasswordHasherTest extends PasswordHasherContract {

    private static final int FEW = 1_000;

    private final Pbkdf2PasswordHasher hasher = new Pbkdf2PasswordHasher(new Pbkdf2Settings(FEW, 2, 16));

    @AfterEach
    void close() {
        hasher.close();
    }

    @Override
    protected PasswordHasher hasher() {
        return hasher;
    }

    @Override
    protected List<PasswordHash> cheaperHashesOf(String password) {
        return List.of(
                new PasswordHash(Pbkdf2Hash.of(password, new byte[16], FEW - 1).text()));
    }

    /** RFC 7914, 11, cut to the length that is kept. */
    @Test
    void a_hash_is_what_the_standard_says() {
        var kept = Pbkdf2Hash.of("Password", "NaCl".getBytes(StandardCharsets.UTF_8), 80_000);

        assertThat(kept.text()).endsWith("$TdzY9guYviGDDO5e8icB+WQaRBjQTAQUrv8Ih2s0q1Y");
    }

    @Test
    void more_than_can_wait_are_turned_away() {
        var small = new Pbkdf2PasswordHasher(new Pbkdf2Settings(FEW * 10, 1, 1));

        var outcomes = race(20, () -> small.check(Password.said("secret1"), Optional.empty()));

        assertThat(outcomes)
                .filteredOn(outcome -> outcome.error().isPresent())
                .isNotEmpty()
                .allSatisfy(outcome ->
                        assertThat(outcome.error()).containsInstanceOf(IdentityError.PasswordQueueFull.class));
        small.close();
    }
}
