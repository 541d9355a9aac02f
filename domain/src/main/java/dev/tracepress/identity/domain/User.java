package dev.tracepress.identity.domain;

import dev.tracepress.shared.domain.Edition;
import java.time.Instant;
import java.util.Optional;

/** Somebody who registered; every change of what they say about themselves makes the next version. */
public record User(
        UserId id,
        EmailAddress email,
        UserName name,
        String bio,
        String image,
        PasswordHash passwordHash,
        long version,
        Instant createdAt,
        Instant updatedAt) {

    public static final long FIRST_VERSION = 1;

    public Edition edition() {
        return new Edition(id.value(), version);
    }

    /** The user after the change; a new password arrives hashed, for hashing takes time that the domain does not have. */
    public User edited(ProfileEdit edit, Optional<PasswordHash> newPassword, Instant now) {
        return new User(
                id,
                edit.email().orElse(email),
                edit.name().orElse(name),
                edit.bio().orElse(bio),
                edit.image().orElse(image),
                newPassword.orElse(passwordHash),
                version + 1,
                createdAt,
                now);
    }

    /** The same user with another hash of the same password, which nobody can tell. */
    public User rehashed(PasswordHash renewed) {
        return new User(id, email, name, bio, image, renewed, version, createdAt, updatedAt);
    }
}
