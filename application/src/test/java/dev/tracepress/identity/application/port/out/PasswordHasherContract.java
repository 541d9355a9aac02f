package dev.tracepress.identity.application.port.out;

import static dev.tracepress.testkit.Facts.resultOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tracepress.identity.domain.Password;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What {@link PasswordHasher} promises, but for the time it takes. */
public abstract class PasswordHasherContract {

    private static final Password PASSWORD = Password.said("correct horse 🐎");

    private PasswordHasher hasher;

    protected abstract PasswordHasher hasher();

    @BeforeEach
    void open() {
        hasher = hasher();
    }

    @Test
    void a_hash_matches_the_password_it_was_made_of_and_no_other() {
        var hash = Optional.of(resultOf(hasher.hash(PASSWORD)));

        assertThat(resultOf(hasher.matches(PASSWORD, hash))).isTrue();
        assertThat(resultOf(hasher.matches(Password.said("correct horse 🐴"), hash)))
                .isFalse();
    }

    @Test
    void the_whole_of_a_long_password_counts() {
        var hash = Optional.of(resultOf(hasher.hash(Password.said("x".repeat(200) + "a"))));

        assertThat(resultOf(hasher.matches(Password.said("x".repeat(200) + "b"), hash)))
                .isFalse();
    }

    @Test
    void the_same_password_never_gives_the_same_hash_twice() {
        assertThat(resultOf(hasher.hash(PASSWORD))).isNotEqualTo(resultOf(hasher.hash(PASSWORD)));
    }

    @Test
    void without_a_hash_nothing_matches() {
        assertThat(resultOf(hasher.matches(PASSWORD, Optional.empty()))).isFalse();
    }
}
