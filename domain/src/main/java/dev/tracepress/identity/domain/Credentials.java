package dev.tracepress.identity.domain;

import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;

/** What somebody says to prove who they are; an address that is none is simply nobody's. */
public record Credentials(Optional<EmailAddress> email, Password password) {

    /** What is missing is given as an empty text; white space alone is a password, for there was a time when it could be chosen. */
    public static Credentials of(String email, String password) {
        var missing = new ArrayList<>(Blanks.among(Map.of("email", email)));
        if (password.isEmpty()) {
            missing.add("password");
        }
        if (!missing.isEmpty()) {
            throw new IdentityError.LoginIncomplete(missing);
        }
        return new Credentials(EmailAddress.parse(email), Password.said(password));
    }
}
