package org.example.passwords;

import dev.tracepress.identity.application.port.out.PasswordCheck;
import dev.tracepress.identity.application.port.out.PasswordHasher;
import dev.tracepress.identity.domain.IdentityError;
import dev.tracepress.identity.domain.Password;
import dev.tracepress.identity.domain.PasswordHash;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.RejectedExecutionException;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/** PBKDF2 with HMAC-SHA-256, on threads of its own; a hash of fewer iterations than today's is renewed. */
final class Pbkdf2PasswordHasher implements PasswordHasher {

    private static final int SALT_BYTES = 16;
    private static final int IDLE_SECONDS = 60;

    private final int iterations;
    private final SecureRandom chance = new SecureRandom();
    private final Scheduler threads;

    /** Of no password that anybody has: checked where there is no other, for the sake of the time that takes. */
    private final Pbkdf2Hash nobodys;

    Pbkdf2PasswordHasher(Pbkdf2Settings settings) {
        this.iterations = settings.iterations();
        this.threads =
                Schedulers.newBoundedElastic(settings.threads(), settings.queued(), "pbkdf2", IDLE_SECONDS, true);
        this.nobodys = made("nobody's password");
    }

    @Override
    public Mono<PasswordHash> hash(Password password) {
        return slowly(() -> kept(password));
    }

    @Override
    public Mono<PasswordCheck> check(Password password, Optional<PasswordHash> hash) {
        return slowly(() -> hash.flatMap(Pbkdf2Hash::parse)
                .map(made -> PasswordCheck.of(made.isOf(password.value()), () -> renewed(password, made)))
                .orElseGet(() -> refused(password)));
    }

    void close() {
        threads.dispose();
    }

    private Optional<PasswordHash> renewed(Password password, Pbkdf2Hash made) {
        return made.iterations() < iterations ? Optional.of(kept(password)) : Optional.empty();
    }

    private PasswordCheck refused(Password password) {
        nobodys.isOf(password.value());
        return PasswordCheck.REFUSED;
    }

    private PasswordHash kept(Password password) {
        return new PasswordHash(made(password.value()).text());
    }

    private Pbkdf2Hash made(String password) {
        var salt = new byte[SALT_BYTES];
        chance.nextBytes(salt);
        return Pbkdf2Hash.of(password, salt, iterations);
    }

    private <T> Mono<T> slowly(Callable<T> work) {
        return Mono.fromCallable(work)
                .subscribeOn(threads)
                .onErrorMap(RejectedExecutionException.class, _ -> new IdentityError.PasswordQueueFull());
    }
}
