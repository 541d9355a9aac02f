package dev.tracepress.identity.domain;

import dev.tracepress.shared.domain.Text;
import java.util.Optional;

/** What somebody says to prove who they are; an address that is none is simply nobody's. */
public record Credentials(Optional<EmailAddress> email, Password password) {

    /** What is missing is given as an empty text. */
    public static Credentials of(String email, String password) {
        if (email.isBlank() || password.isBlank()) {
            throw new IdentityError.LoginIncomplete();
        }
        return new Credentials(EmailAddress.parse(email), new Password(new Text(password)));
    }
}
