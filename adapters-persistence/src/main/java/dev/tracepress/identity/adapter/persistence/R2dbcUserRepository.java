package dev.tracepress.identity.adapter.persistence;

import dev.tracepress.identity.application.port.out.UserRepository;
import dev.tracepress.identity.domain.EmailAddress;
import dev.tracepress.identity.domain.IdentityError;
import dev.tracepress.identity.domain.NewUser;
import dev.tracepress.identity.domain.PasswordHash;
import dev.tracepress.identity.domain.ProfileEdit;
import dev.tracepress.identity.domain.User;
import dev.tracepress.identity.domain.UserId;
import dev.tracepress.identity.domain.UserName;
import dev.tracepress.shared.adapter.persistence.Change;
import dev.tracepress.shared.adapter.persistence.Changes;
import dev.tracepress.shared.adapter.persistence.Rows;
import dev.tracepress.shared.adapter.persistence.StorageErrors;
import dev.tracepress.shared.domain.Edition;
import dev.tracepress.shared.domain.VersionCondition;
import io.r2dbc.spi.Parameter;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import reactor.core.publisher.Mono;

final class R2dbcUserRepository implements UserRepository {

    private static final String ADD = """
            INSERT INTO users (email, password_hash, name, created_at, updated_at)
            VALUES (:email, :passwordHash, :name, :now, :now)
            RETURNING %s""".formatted(UserRow.COLUMNS);

    private static final String BY_ID = "SELECT %s FROM users WHERE id = :id".formatted(UserRow.COLUMNS);

    private static final String BY_EMAIL =
            "SELECT %s FROM users WHERE lower(email) = lower(:email)".formatted(UserRow.COLUMNS);

    private static final String EDIT = """
            UPDATE users
            SET email = coalesce(:email, email),
                password_hash = coalesce(:passwordHash, password_hash),
                name = coalesce(:name, name),
                bio = coalesce(:bio, bio),
                image = coalesce(:image, image),
                version = version + 1,
                updated_at = :now
            WHERE id = :id
              AND (:proved::text IS NULL OR password_hash = :proved)
              AND (:required::bigint[] IS NULL OR version = ANY (:required))
              AND version <> ALL (:refused)
            RETURNING %s""".formatted(UserRow.COLUMNS);

    /**
     * Whoever signs in holds on to the user until the transaction ends: two of them that waited for each other would both fail, and
     * so would all that a transaction did in which this fails. So nobody waits.
     */
    private static final String REHASH = """
            UPDATE users SET password_hash = :renewed
            WHERE id = (SELECT id FROM users WHERE id = :id AND password_hash = :proved FOR NO KEY UPDATE SKIP LOCKED)""";

    private static final String REMOVE = """
            DELETE FROM users
            WHERE id = :id
              AND password_hash = :proved
              AND (:required::bigint[] IS NULL OR version = ANY (:required))
              AND version <> ALL (:refused)
            RETURNING id""";

    private final DatabaseClient database;
    private final Changes changes;

    R2dbcUserRepository(DatabaseClient database, Changes changes) {
        this.database = database;
        this.changes = changes;
    }

    @Override
    public Mono<User> add(NewUser user) {
        return user(database.sql(ADD)
                        .bind("email", user.email().value())
                        .bind("passwordHash", user.passwordHash().value())
                        .bind("name", user.name().value())
                        .bind("now", user.createdAt()))
                .transform(StorageErrors::translatedWrite);
    }

    @Override
    public Mono<User> byId(UserId id) {
        return user(database.sql(BY_ID).bind("id", id.value())).transform(StorageErrors::translated);
    }

    @Override
    public Mono<User> byEmail(EmailAddress email) {
        return user(database.sql(BY_EMAIL).bind("email", email.value())).transform(StorageErrors::translated);
    }

    @Override
    public Mono<User> edit(
            UserId id,
            Optional<PasswordHash> proved,
            ProfileEdit edit,
            Optional<PasswordHash> newPassword,
            VersionCondition condition,
            Instant now) {
        var edited = user(database.sql(EDIT)
                        .bind("id", id.value())
                        .bind("proved", text(proved.map(PasswordHash::value)))
                        .bind("email", text(edit.email().map(EmailAddress::value)))
                        .bind("passwordHash", text(newPassword.map(PasswordHash::value)))
                        .bind("name", text(edit.name().map(UserName::value)))
                        .bind("bio", text(edit.bio()))
                        .bind("image", text(edit.image()))
                        .bind("required", required(condition, id))
                        .bind("refused", versions(condition.refused(), id))
                        .bind("now", now))
                .transform(StorageErrors::translatedWrite);
        return changes.toldOf(edited, _ -> Set.of(Change.ofUser(id.value()), Change.ofWhatIsFound()));
    }

    /** Nobody holds hashes, so nobody is told. */
    @Override
    public Mono<Boolean> rehash(UserId id, PasswordHash proved, PasswordHash renewed) {
        return database.sql(REHASH)
                .bind("id", id.value())
                .bind("proved", proved.value())
                .bind("renewed", renewed.value())
                .fetch()
                .rowsUpdated()
                .map(updated -> updated > 0)
                .transform(StorageErrors::translated);
    }

    @Override
    public Mono<Boolean> remove(UserId id, PasswordHash proved, VersionCondition condition) {
        var removed = database.sql(REMOVE)
                .bind("id", id.value())
                .bind("proved", proved.value())
                .bind("required", required(condition, id))
                .bind("refused", versions(condition.refused(), id))
                .mapValue(Long.class)
                .one()
                .transform(StorageErrors::translatedWrite);
        // Their articles, and all that they liked until the last moment: which these are no statement knows beforehand.
        return changes.toldOf(removed, _ -> Set.of(Change.OF_ANYTHING))
                .map(_ -> true)
                .defaultIfEmpty(false);
    }

    private static Parameter required(VersionCondition condition, UserId id) {
        return Rows.orNull(condition.required().map(editions -> versions(editions, id)), Long[].class);
    }

    /** Those of this user's editions. */
    private static Long[] versions(Set<Edition> editions, UserId id) {
        return editions.stream()
                .filter(edition -> edition.of() == id.value())
                .map(Edition::version)
                .toArray(Long[]::new);
    }

    private static Parameter text(Optional<String> value) {
        return Rows.orNull(value, String.class);
    }

    private static Mono<User> user(GenericExecuteSpec statement) {
        return statement
                .map(UserRow::from)
                .one()
                .map(UserRow::toUser)
                .onErrorMap(StorageErrors.violates("users_email_key"), _ -> new IdentityError.EmailTaken());
    }
}
