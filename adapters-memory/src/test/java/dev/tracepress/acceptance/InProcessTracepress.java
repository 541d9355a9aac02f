package dev.tracepress.acceptance;

import static dev.tracepress.testkit.Facts.completes;
import static dev.tracepress.testkit.Facts.resultOf;

import dev.tracepress.identity.application.IdentityUseCases;
import dev.tracepress.identity.application.port.in.LoginUseCase.Login;
import dev.tracepress.identity.application.port.in.RegisterUserUseCase.RegisterUser;
import dev.tracepress.identity.application.port.in.SignedIn;
import dev.tracepress.identity.application.port.out.AccessTokens;
import dev.tracepress.identity.application.port.out.PasswordHasher;
import dev.tracepress.identity.domain.Credentials;
import dev.tracepress.identity.domain.PasswordPolicy;
import dev.tracepress.identity.domain.Registration;
import dev.tracepress.memory.MemoryPorts;
import dev.tracepress.notification.application.NotificationUseCases;
import dev.tracepress.notification.application.port.in.NotifyAuthorUseCase;
import dev.tracepress.notification.application.port.in.NotifyAuthorUseCase.NotifyAuthor;
import dev.tracepress.testkit.InMemoryPasswordHasher;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The use cases on adapters in memory; time goes on by a second whenever somebody looks at the clock. */
final class InProcessTracepress implements Tracepress {

    private static final Instant BEGINNING = Instant.parse("2026-03-01T12:00:00Z");

    private final AtomicLong seconds = new AtomicLong();
    private final InstantSource time = () -> BEGINNING.plusSeconds(seconds.incrementAndGet());
    private final RandomGenerator chance = new Random(1);
    private final MemoryPorts store = new MemoryPorts(time);
    private final PasswordHasher hasher = new InMemoryPasswordHasher();

    @Override
    public Person registers(String name, String email, String password) {
        var registerUser =
                IdentityUseCases.registerUser(store.transactions(), store.users(), hasher, store.sessions(), time);
        return person(heard(() -> registerUser.register(
                new RegisterUser(Registration.of(email, password, name, PasswordPolicy.OF_DEVELOPMENT)))));
    }

    @Override
    public Person logsIn(String email, String password) {
        var login = IdentityUseCases.login(store.users(), hasher, store.sessions(), time);
        return person(heard(() -> login.login(new Login(Credentials.of(email, password)))));
    }

    @Override
    public Person anonymous() {
        return new InProcessPerson(this, Optional.empty());
    }

    @Override
    public void untilJobsAreDone() {
        NotifyAuthorUseCase notifyAuthor = NotificationUseCases.notifyAuthor(
                store.transactions(), store.notifications(), List.of(store.notificationChannel()), time);
        completes(store.jobs()
                .flatMapMany(Flux::fromIterable)
                .concatMap(event -> store.transactions()
                        .inTransaction(notifyAuthor
                                .notifyAuthor(new NotifyAuthor(event))
                                .then(store.done(event))))
                .then());
    }

    MemoryPorts store() {
        return store;
    }

    AccessTokens tokens() {
        return store.accessTokens();
    }

    InstantSource time() {
        return time;
    }

    RandomGenerator chance() {
        return chance;
    }

    /** The answer, a refusal of the service being one as well. */
    static <T> T heard(Supplier<Mono<T>> request) {
        try {
            return resultOf(Mono.defer(request));
        } catch (RuntimeException refusal) {
            throw new Refused(String.valueOf(refusal.getMessage()));
        }
    }

    private Person person(SignedIn signedIn) {
        return new InProcessPerson(this, Optional.of(signedIn.token()));
    }
}
