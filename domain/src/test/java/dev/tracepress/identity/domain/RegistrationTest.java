package dev.tracepress.identity.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RegistrationTest {

    @ParameterizedTest
    @CsvSource({"'',secret1,Ada", "ada@example.com,'',Ada", "ada@example.com,secret1,''", "' ','      ',' '"})
    void all_three_parts_are_required(String email, String password, String name) {
        assertThatThrownBy(() -> registration(email, password, name))
                .isInstanceOf(IdentityError.RegistrationIncomplete.class)
                .hasMessage("email, password, and name are required");
    }

    @Test
    void a_password_has_at_least_six_characters() {
        assertThatThrownBy(() -> registration("ada@example.com", "🐎🐎🐎🐎🐎", "Ada"))
                .isInstanceOf(IdentityError.PasswordTooShort.class);
        assertThat(registration("ada@example.com", "🐎🐎🐎🐎🐎🐎", "Ada")
                        .password()
                        .value())
                .hasSize(12);
    }

    @Test
    void a_name_has_at_most_255_characters() {
        assertThatThrownBy(() -> registration("ada@example.com", "secret1", "x".repeat(256)))
                .isInstanceOf(IdentityError.NameMalformed.class);
    }

    @Test
    void a_login_with_an_address_that_is_none_is_simply_nobodys() {
        assertThat(Credentials.of("no address", "x").email()).isEmpty();
        assertThatThrownBy(() -> Credentials.of("ada@example.com", " "))
                .isInstanceOf(IdentityError.LoginIncomplete.class);
    }

    @Test
    void secrets_do_not_show_themselves() {
        assertThat(registration("ada@example.com", "secret1", "Ada").toString()).doesNotContain("secret1");
        assertThat(new PasswordHash("hash1").toString()).doesNotContain("hash1");
        assertThat(new AccessToken("token1").toString()).doesNotContain("token1");
    }

    @Test
    void an_edit_leaves_what_it_does_not_name() {
        var now = Instant.parse("2026-03-01T12:00:00Z");
        var ada = new NewUser(EmailAddress.of("ada@example.com"), UserName.of("Ada"), new PasswordHash("h"), now)
                .withId(new UserId(1));
        var edit = ProfileEdit.of(
                Optional.empty(), Optional.empty(), Optional.of("Ada L."), Optional.empty(), Optional.empty());

        assertThat(ada.edited(edit, Optional.empty(), now.plusSeconds(1)))
                .isEqualTo(new User(
                        ada.id(),
                        ada.email(),
                        UserName.of("Ada L."),
                        "",
                        "",
                        ada.passwordHash(),
                        User.FIRST_VERSION + 1,
                        now,
                        now.plusSeconds(1)));
    }

    private static Registration registration(String email, String password, String name) {
        return Registration.of(email, password, name, PasswordPolicy.OF_DEVELOPMENT);
    }
}
