package dev.tracepress.testkit;

import dev.tracepress.identity.application.port.out.PasswordCheck;
import dev.tracepress.identity.application.port.out.PasswordHasher;
import dev.tracepress.identity.domain.Password;
import dev.tracepress.identity.domain.PasswordHash;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import reactor.core.publisher.Mono;

/** Keeps no secret from anybody, which is what makes it quick. */
public final class InMemoryPasswordHasher implements PasswordHasher {

    private static final String FORMER = "former:";

    private final AtomicLong salt = new AtomicLong();

    @Override
    public Mono<PasswordHash> hash(Password password) {
        return Mono.fromSupplier(() -> salted(password));
    }

    @Override
    public Mono<PasswordCheck> check(Password password, Optional<PasswordHash> hash) {
        return Mono.fromSupplier(() -> hash.filter(made -> made.value().endsWith(":" + password.value()))
                .map(made -> PasswordCheck.of(true, () -> renewed(password, made)))
                .orElse(PasswordCheck.REFUSED));
    }

    /** Without the salt that hashes of today have. */
    public static PasswordHash formerHash(String password) {
        return new PasswordHash(FORMER + password);
    }

    private Optional<PasswordHash> renewed(Password password, PasswordHash made) {
        return made.value().startsWith(FORMER) ? Optional.of(salted(password)) : Optional.empty();
    }

    private PasswordHash salted(Password password) {
        return new PasswordHash(salt.incrementAndGet() + ":" + password.value());
    }
}
