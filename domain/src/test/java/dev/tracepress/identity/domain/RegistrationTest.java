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
    @CsvSource({
        "'',secret1,Ada,email",
        "ada@example.com,'',Ada,password",
        "ada@example.com,secret1,'',name",
        "' ','      ',' ',email name password"
    })
    void who_leaves_out_one_of_the_three_parts_is_told_which(
            String email, String password, String name, String missing) {
        assertThatThrownBy(() -> registration(email, password, name))
                .hasMessage("email, password, and name are required")
                .isInstanceOfSatisfying(
                        IdentityError.RegistrationIncomplete.class,
                        incomplete -> assertThat(incomplete.missing()).containsExactly(missing.split(" ")));
    }

    @Test
    void who_says_all_three_is_taken_at_their_word() {
        var registration = registration("ada@example.com", "secret1", " Ada ");

        assertThat(registration.email()).isEqualTo(EmailAddress.of("ada@example.com"));
        assertThat(registration.password().value()).isEqualTo("secret1");
        assertThat(registration.name().value()).isEqualTo("Ada");
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
    }

    @Test
    void a_login_takes_white_space_for_a_password_and_for_no_address() {
        assertThat(Credentials.of("ada@example.com", " ").password().value()).isEqualTo(" ");
        assertThatThrownBy(() -> Credentials.of(" ", ""))
                .isInstanceOfSatisfying(
                        IdentityError.LoginIncomplete.class,
                        incomplete -> assertThat(incomplete.missing()).containsExactly("email", "password"));
    }

    @Test
    void secrets_say_what_they_are_but_not_what_they_hold() {
        assertThat(registration("ada@example.com", "secret1", "Ada").toString())
                .contains("Password[…]")
                .doesNotContain("secret1");
        assertThat(new PasswordHash("hash1")).hasToString("PasswordHash[…]");
        assertThat(new AccessToken("token1")).hasToString("AccessToken[…]");
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
