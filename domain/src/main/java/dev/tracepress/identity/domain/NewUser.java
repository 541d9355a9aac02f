package dev.tracepress.identity.domain;

import java.time.Instant;

/** A user whom the store has not yet given an id. */
public record NewUser(EmailAddress email, UserName name, PasswordHash passwordHash, Instant createdAt) {

    public User withId(UserId id) {
        return new User(id, email, name, "", "", passwordHash, User.FIRST_VERSION, createdAt, createdAt);
    }
}
