package dev.tracepress.identity.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordPolicyTest {

    private static final PasswordPolicy STRICT = new PasswordPolicy(8, Set.of("password1"));

    @Test
    void what_is_too_short_is_told_how_short_it_may_be() {
        assertThatThrownBy(() -> STRICT.chosen("secret1"))
                .isInstanceOf(IdentityError.PasswordTooShort.class)
                .hasMessage("password must be at least 8 characters");
        assertThat(STRICT.chosen("secret12").value()).isEqualTo("secret12");
    }

    @Test
    void what_is_too_long_is_refused_everywhere() {
        assertThat(PasswordPolicy.OF_DEVELOPMENT.chosen("🐎".repeat(128)).value())
                .hasSize(256);
        assertThatThrownBy(() -> PasswordPolicy.OF_DEVELOPMENT.chosen("x".repeat(129)))
                .isInstanceOf(IdentityError.PasswordTooLong.class)
                .hasMessage("password must be at most 128 characters");
    }

    /** Nobody could sign in by it: whoever leaves the password out says the same. */
    @ParameterizedTest
    @ValueSource(strings = {"        ", "\t\n\t\n\t\n\t\n", "\u2003\u2003\u2003\u2003\u2003\u2003\u2003\u2003"})
    void what_is_white_space_alone_is_refused_everywhere(String blank) {
        for (var policy : List.of(STRICT, PasswordPolicy.OF_DEVELOPMENT)) {
            assertThatThrownBy(() -> policy.chosen(blank))
                    .isInstanceOf(IdentityError.PasswordBlank.class)
                    .hasMessage("password must not be blank");
        }
        assertThat(STRICT.chosen("   secret   ").value()).isEqualTo("   secret   ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"password1", "Password1", "PASSWORD1"})
    void what_everybody_tries_first_is_refused_in_whatever_case(String password) {
        assertThatThrownBy(() -> STRICT.chosen(password))
                .isInstanceOf(IdentityError.PasswordTooCommon.class)
                .hasMessage("password is too common");
        assertThat(PasswordPolicy.OF_DEVELOPMENT.chosen(password).value()).isEqualTo(password);
    }

    @Test
    void a_policy_shows_itself_without_its_long_list() {
        assertThat(STRICT).hasToString("PasswordPolicy[shortest=8]");
    }
}
