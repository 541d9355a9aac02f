package dev.tracepress.identity.domain;

/** All that somebody must say to become a user. */
public record Registration(EmailAddress email, Password password, UserName name) {

    /** What is missing is given as an empty text. */
    public static Registration of(String email, String password, String name) {
        if (email.isBlank() || password.isBlank() || name.isBlank()) {
            throw new IdentityError.RegistrationIncomplete();
        }
        return new Registration(EmailAddress.of(email), Password.chosen(password), UserName.of(name));
    }
}
