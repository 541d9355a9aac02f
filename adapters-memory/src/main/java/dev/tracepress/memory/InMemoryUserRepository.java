package dev.tracepress.memory;

import dev.tracepress.identity.application.port.out.UserRepository;
import dev.tracepress.identity.domain.EmailAddress;
import dev.tracepress.identity.domain.IdentityError;
import dev.tracepress.identity.domain.NewUser;
import dev.tracepress.identity.domain.PasswordHash;
import dev.tracepress.identity.domain.ProfileEdit;
import dev.tracepress.identity.domain.User;
import dev.tracepress.identity.domain.UserId;
import dev.tracepress.shared.domain.VersionCondition;
import java.time.Instant;
import java.util.Optional;
import reactor.core.publisher.Mono;

/** @param endings who goes ends all their sessions */
record InMemoryUserRepository(InMemoryDatabase database, Listeners endings) implements UserRepository {

    @Override
    public Mono<User> add(NewUser user) {
        return database.write(tables -> put(tables, user.withId(new UserId(tables.nextId(UserId.class)))));
    }

    @Override
    public Mono<User> byId(UserId id) {
        return database.find(tables -> Optional.ofNullable(tables.users.get(id)));
    }

    @Override
    public Mono<User> byEmail(EmailAddress email) {
        return database.find(tables -> holder(tables, email));
    }

    @Override
    public Mono<User> edit(
            UserId id,
            Optional<PasswordHash> proved,
            ProfileEdit edit,
            Optional<PasswordHash> newPassword,
            VersionCondition condition,
            Instant now) {
        return database.write(tables -> Optional.ofNullable(tables.users.get(id))
                        .filter(user -> proved.map(user.passwordHash()::equals).orElse(true))
                        .filter(user -> condition.holdsFor(user.edition()))
                        .map(user -> put(tables, user.edited(edit, newPassword, now))))
                .flatMap(Mono::justOrEmpty);
    }

    @Override
    public Mono<Boolean> rehash(UserId id, PasswordHash proved, PasswordHash renewed) {
        return database.write(tables -> {
            var found = Optional.ofNullable(tables.users.get(id))
                    .filter(user -> user.passwordHash().equals(proved));
            found.ifPresent(user -> tables.users.put(id, user.rehashed(renewed)));
            return found.isPresent();
        });
    }

    @Override
    public Mono<Boolean> remove(UserId id, PasswordHash proved, VersionCondition condition) {
        return database.write(tables -> {
            var found = Optional.ofNullable(tables.users.get(id))
                    .filter(user -> user.passwordHash().equals(proved))
                    .filter(user -> condition.holdsFor(user.edition()));
            found.ifPresent(_ -> {
                tables.removeUser(id);
                tables.afterCommit(() -> endings.tell(id));
            });
            return found.isPresent();
        });
    }

    private static User put(Tables tables, User user) {
        if (holder(tables, user.email())
                .filter(other -> !other.id().equals(user.id()))
                .isPresent()) {
            throw new IdentityError.EmailTaken();
        }
        tables.users.put(user.id(), user);
        return user;
    }

    private static Optional<User> holder(Tables tables, EmailAddress email) {
        return tables.users.values().stream()
                .filter(user -> user.email().folded().equals(email.folded()))
                .findFirst();
    }
}
