package dev.tracepress.identity.domain;

import dev.tracepress.shared.domain.Text;
import java.util.Optional;

/** What users change about themselves; what is empty stays as it is. */
public record ProfileEdit(
        Optional<EmailAddress> email,
        Optional<Password> password,
        Optional<UserName> name,
        Optional<String> bio,
        Optional<String> image) {

    /** Whether it changes by what its owner proves who they are. */
    public boolean isSensitive() {
        return email.isPresent() || password.isPresent();
    }

    public static ProfileEdit of(
            Optional<String> email,
            Optional<Password> password,
            Optional<String> name,
            Optional<String> bio,
            Optional<String> image) {
        return new ProfileEdit(
                email.map(EmailAddress::of),
                password,
                name.map(UserName::of),
                bio.map(Text::new).map(Text::value),
                image.map(Text::new).map(Text::value));
    }
}
