package dev.tracepress.identity.application.port.out;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tracepress.identity.domain.PasswordHash;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PasswordCheckTest {

    private static final Optional<PasswordHash> RENEWED = Optional.of(new PasswordHash("dearer"));

    @Test
    void only_of_a_password_that_matches_is_there_anything_to_keep() {
        assertThat(new PasswordCheck(true, RENEWED).renewed()).isEqualTo(RENEWED);
        assertThat(new PasswordCheck(true, Optional.empty()).renewed()).isEmpty();
        assertThatThrownBy(() -> new PasswordCheck(false, RENEWED)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_new_hash_is_made_for_nobody_who_said_a_wrong_password() {
        assertThat(PasswordCheck.of(true, () -> RENEWED)).isEqualTo(new PasswordCheck(true, RENEWED));
        assertThat(PasswordCheck.of(false, () -> {
                    throw new AssertionError("made for nobody");
                }))
                .isEqualTo(PasswordCheck.REFUSED);
    }
}
