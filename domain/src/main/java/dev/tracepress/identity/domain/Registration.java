package dev.tracepress.identity.domain;

import java.util.Map;

/** All that somebody must say to become a user. */
public record Registration(EmailAddress email, Password password, UserName name) {

    /** What is missing is given as an empty text. */
    public static Registration of(String email, String password, String name, PasswordPolicy policy) {
        var missing = Blanks.among(Map.of("email", email, "password", password, "name", name));
        if (!missing.isEmpty()) {
            throw new IdentityError.RegistrationIncomplete(missing);
        }
        return new Registration(EmailAddress.of(email), policy.chosen(password), UserName.of(name));
    }
}
