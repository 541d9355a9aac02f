package dev.tracepress.identity.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tracepress.shared.domain.Edition;
import dev.tracepress.shared.domain.SharedError;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ProfileEditTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private final User ada = new NewUser(
                    EmailAddress.of("ada@example.com"), UserName.of("Ada"), new PasswordHash("hash"), NOON)
            .withId(new UserId(1));

    @Test
    void what_an_account_is_guarded_by_is_sensitive() {
        assertThat(email("ada@example.org").isSensitive()).isTrue();
        assertThat(password("secret2").isSensitive()).isTrue();
        assertThat(profile("Ada L.", "I count", "ada.png").isSensitive()).isFalse();
    }

    @Test
    void every_edit_makes_another_edition_of_the_same_user() {
        var edited = ada.edited(profile("Ada L.", "I count", "ada.png"), Optional.empty(), NOON);

        assertThat(ada.edition()).isEqualTo(new Edition(1, User.FIRST_VERSION));
        assertThat(edited.edition()).isEqualTo(new Edition(1, User.FIRST_VERSION + 1));
    }

    @Test
    void an_edit_changes_what_it_names() {
        assertThat(ada.edited(profile("Ada L.", "I count", "ada.png"), Optional.empty(), NOON.plusSeconds(1)))
                .isEqualTo(new User(
                        ada.id(),
                        ada.email(),
                        UserName.of("Ada L."),
                        "I count",
                        "ada.png",
                        ada.passwordHash(),
                        User.FIRST_VERSION + 1,
                        NOON,
                        NOON.plusSeconds(1)));
    }

    @Test
    void a_new_address_and_a_new_password_take_the_place_of_the_old_ones() {
        var edited = ada.edited(email("ada@example.org"), Optional.of(new PasswordHash("another")), NOON);

        assertThat(edited.email()).isEqualTo(EmailAddress.of("ada@example.org"));
        assertThat(edited.passwordHash()).isEqualTo(new PasswordHash("another"));
        assertThat(edited.name().value()).isEqualTo("Ada");
    }

    @Test
    void another_hash_of_the_same_password_is_no_change_that_anybody_could_tell() {
        var renewed = ada.rehashed(new PasswordHash("dearer"));

        assertThat(renewed)
                .isEqualTo(new User(
                        ada.id(),
                        ada.email(),
                        ada.name(),
                        "",
                        "",
                        new PasswordHash("dearer"),
                        ada.version(),
                        NOON,
                        NOON));
    }

    @Test
    void what_cannot_be_stored_is_no_profile() {
        assertThatThrownBy(() -> profile("Ada", "a\u0000", "")).isInstanceOf(SharedError.UnstorableText.class);
        assertThatThrownBy(() -> profile("Ada", "", "\uD800")).isInstanceOf(SharedError.UnstorableText.class);
        assertThatThrownBy(() -> profile(" ", "", "")).isInstanceOf(IdentityError.NameMalformed.class);
    }

    private static ProfileEdit email(String email) {
        return ProfileEdit.of(
                Optional.of(email), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    private static ProfileEdit password(String password) {
        return ProfileEdit.of(
                Optional.empty(),
                Optional.of(Password.said(password)),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private static ProfileEdit profile(String name, String bio, String image) {
        return ProfileEdit.of(
                Optional.empty(), Optional.empty(), Optional.of(name), Optional.of(bio), Optional.of(image));
    }
}
