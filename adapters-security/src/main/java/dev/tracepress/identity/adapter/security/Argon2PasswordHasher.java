package dev.tracepress.identity.adapter.security;

import dev.tracepress.identity.application.port.out.PasswordCheck;
import dev.tracepress.identity.application.port.out.PasswordHasher;
import dev.tracepress.identity.domain.IdentityError;
import dev.tracepress.identity.domain.Password;
import dev.tracepress.identity.domain.PasswordHash;
import java.util.Base64;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.RejectedExecutionException;
import java.util.regex.Pattern;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * Argon2id with the parameters that OWASP's Password Storage Cheat Sheet asks for at least: 19 MiB, two passes, one lane. What other
 * services hashed by {@link Bcrypt} is believed, too, and what costs less than this made anew.
 *
 * <p>It runs on half of the cores, so that whoever guesses passwords leaves the others to everybody else, and keeps at most
 * {@link #QUEUED} waiting for each thread.
 */
final class Argon2PasswordHasher implements PasswordHasher {

    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;
    private static final int LANES = 1;
    private static final int MEMORY_KIB = 19_456;
    private static final int PASSES = 2;
    /** Two seconds of work for a core that has nothing else to do: who waits longer might miss the deadline of a request. */
    private static final int QUEUED = 56;

    private static final int IDLE_SECONDS = 60;
    private static final Pattern ANY_ARGON2 = Pattern.compile(
            "\\$argon2(?:id|i|d)(?:\\$v=(?:16|19))?\\$m=[1-9][0-9]{0,6},t=[1-9][0-9]{0,3},p=[1-9][0-9]{0,2}"
                    + "\\$[A-Za-z0-9+/]+\\$[A-Za-z0-9+/]+");
    private static final String TODAYS = "$argon2id$v=19$";

    /**
     * Of no password that anybody can find: it is checked when there is no other, for the sake of the time that takes. Nothing
     * was hashed for it, so that a start need not wait.
     */
    static final String NOBODYS =
            "%sm=%s,t=%s,p=%s$%s$%s".formatted(TODAYS, MEMORY_KIB, PASSES, LANES, zeros(SALT_BYTES), zeros(HASH_BYTES));

    private final Argon2PasswordEncoder argon2 =
            new Argon2PasswordEncoder(SALT_BYTES, HASH_BYTES, LANES, MEMORY_KIB, PASSES);
    private final Scheduler threads;

    Argon2PasswordHasher() {
        this(threads(Runtime.getRuntime().availableProcessors()), QUEUED);
    }

    Argon2PasswordHasher(int threads, int queued) {
        this.threads = Schedulers.newBoundedElastic(threads, queued, "password", IDLE_SECONDS, true);
    }

    static int threads(int cores) {
        return Math.max(1, cores / 2);
    }

    @Override
    public Mono<PasswordHash> hash(Password password) {
        return slowly(() -> encode(password.value())).map(PasswordHash::new);
    }

    @Override
    public Mono<PasswordCheck> check(Password password, Optional<PasswordHash> hash) {
        return slowly(() -> hash.map(PasswordHash::value)
                .filter(Argon2PasswordHasher::isReadable)
                .map(encoded -> checked(password.value(), encoded))
                .orElseGet(() -> refused(password.value())));
    }

    private static boolean isReadable(String encoded) {
        return ANY_ARGON2.matcher(encoded).matches() || Bcrypt.made(encoded);
    }

    private PasswordCheck checked(String password, String encoded) {
        if (Bcrypt.made(encoded)) {
            return PasswordCheck.of(Bcrypt.matches(password, encoded), () -> renewedFromBcrypt(password));
        }
        return PasswordCheck.of(argon2.matches(password, encoded), () -> renewed(password, encoded));
    }

    /** Beyond what bcrypt looked at, nobody has proved anything: made anew, a slip of the finger there would lock the user out. */
    private Optional<PasswordHash> renewedFromBcrypt(String password) {
        return Bcrypt.looksAtAllOf(password) ? Optional.of(new PasswordHash(encode(password))) : Optional.empty();
    }

    private Optional<PasswordHash> renewed(String password, String encoded) {
        return encoded.startsWith(TODAYS) && !argon2.upgradeEncoding(encoded)
                ? Optional.empty()
                : Optional.of(new PasswordHash(encode(password)));
    }

    private PasswordCheck refused(String password) {
        argon2.matches(password, NOBODYS);
        return PasswordCheck.REFUSED;
    }

    void close() {
        threads.dispose();
    }

    private static String zeros(int bytes) {
        return Base64.getEncoder().withoutPadding().encodeToString(new byte[bytes]);
    }

    private String encode(String password) {
        return Objects.requireNonNull(argon2.encode(password));
    }

    private <T> Mono<T> slowly(Callable<T> work) {
        return Mono.fromCallable(work)
                .subscribeOn(threads)
                .onErrorMap(RejectedExecutionException.class, _ -> new IdentityError.PasswordQueueFull());
    }
}
