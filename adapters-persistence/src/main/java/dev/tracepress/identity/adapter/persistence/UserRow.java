package dev.tracepress.identity.adapter.persistence;

import static dev.tracepress.shared.adapter.persistence.Rows.required;

import dev.tracepress.identity.domain.EmailAddress;
import dev.tracepress.identity.domain.PasswordHash;
import dev.tracepress.identity.domain.User;
import dev.tracepress.identity.domain.UserId;
import dev.tracepress.identity.domain.UserName;
import io.r2dbc.spi.Readable;
import java.time.Instant;

/** A row of {@code users}. */
record UserRow(
        long id,
        String email,
        String passwordHash,
        String name,
        String bio,
        String image,
        long version,
        Instant createdAt,
        Instant updatedAt) {

    static final String COLUMNS = "id, email, password_hash, name, bio, image, version, created_at, updated_at";

    static UserRow from(Readable row) {
        return new UserRow(
                required(row, "id", Long.class),
                required(row, "email", String.class),
                required(row, "password_hash", String.class),
                required(row, "name", String.class),
                required(row, "bio", String.class),
                required(row, "image", String.class),
                required(row, "version", Long.class),
                required(row, "created_at", Instant.class),
                required(row, "updated_at", Instant.class));
    }

    User toUser() {
        return new User(
                new UserId(id),
                EmailAddress.of(email),
                UserName.of(name),
                bio,
                image,
                new PasswordHash(passwordHash),
                version,
                createdAt,
                updatedAt);
    }
}
