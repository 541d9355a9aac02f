package dev.tracepress.identity.application.port.out;

import static dev.tracepress.testkit.Facts.resultOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tracepress.identity.domain.Password;
import dev.tracepress.identity.domain.PasswordHash;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What {@link PasswordHasher} promises, but for the time it takes. */
public abstract class PasswordHasherContract {

    private static final Password PASSWORD = Password.said("correct horse 🐎");

    private PasswordHasher hasher;

    protected abstract PasswordHasher hasher();

    /** Of that password, in every way that is believed and no longer used; none, if no other way ever was. */
    protected abstract List<PasswordHash> cheaperHashesOf(String password);

    @BeforeEach
    void open() {
        hasher = hasher();
    }

    @Test
    void a_hash_matches_the_password_it_was_made_of_and_no_other() {
        var hash = resultOf(hasher.hash(PASSWORD));

        assertThat(check(PASSWORD, hash).matches()).isTrue();
        assertThat(check(Password.said("correct horse 🐴"), hash)).isEqualTo(PasswordCheck.REFUSED);
    }

    @Test
    void the_whole_of_a_long_password_counts() {
        var hash = resultOf(hasher.hash(Password.said("x".repeat(200) + "a")));

        assertThat(check(Password.said("x".repeat(200) + "b"), hash).matches()).isFalse();
    }

    @Test
    void the_same_password_never_gives_the_same_hash_twice() {
        assertThat(resultOf(hasher.hash(PASSWORD))).isNotEqualTo(resultOf(hasher.hash(PASSWORD)));
    }

    @Test
    void without_a_hash_nothing_matches() {
        assertThat(resultOf(hasher.check(PASSWORD, Optional.empty()))).isEqualTo(PasswordCheck.REFUSED);
    }

    @Test
    void what_is_no_hash_matches_nothing() {
        for (var made :
                List.of("", "none", "{noop}" + PASSWORD.value(), "$argon2id$v=19$m=19456,t=2,p=1$", "$2a$10$")) {
            assertThat(check(PASSWORD, new PasswordHash(made))).as(made).isEqualTo(PasswordCheck.REFUSED);
        }
    }

    @Test
    void a_hash_of_today_is_not_renewed() {
        assertThat(check(PASSWORD, resultOf(hasher.hash(PASSWORD))).renewed()).isEmpty();
    }

    @Test
    void a_cheaper_hash_is_renewed_by_the_right_password_and_no_other() {
        assertThat(cheaperHashesOf(PASSWORD.value())).allSatisfy(cheaper -> {
            assertThat(check(Password.said("correct horse 🐴"), cheaper)).isEqualTo(PasswordCheck.REFUSED);

            var renewed = check(PASSWORD, cheaper).renewed().orElseThrow();

            assertThat(renewed).isNotEqualTo(cheaper);
            assertThat(check(PASSWORD, renewed)).isEqualTo(new PasswordCheck(true, Optional.empty()));
        });
    }

    private PasswordCheck check(Password password, PasswordHash hash) {
        return resultOf(hasher.check(password, Optional.of(hash)));
    }
}
