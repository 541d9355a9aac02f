package dev.tracepress.testkit;

import dev.tracepress.identity.application.port.out.PasswordHasher;
import dev.tracepress.identity.domain.Password;
import dev.tracepress.identity.domain.PasswordHash;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import reactor.core.publisher.Mono;

/** Keeps no secret from anybody, which is what makes it quick. */
public final class InMemoryPasswordHasher implements PasswordHasher {

    private final AtomicLong salt = new AtomicLong();

    @Override
    public Mono<PasswordHash> hash(Password password) {
        return Mono.fromSupplier(() -> new PasswordHash(salt.incrementAndGet() + ":" + password.value()));
    }

    @Override
    public Mono<Boolean> matches(Password password, Optional<PasswordHash> hash) {
        return Mono.just(hash.filter(made -> made.value().endsWith(":" + password.value()))
                .isPresent());
    }
}
