package dev.tracepress.wiring;

import static dev.tracepress.testkit.Facts.resultOf;

import dev.tracepress.http.Served;
import dev.tracepress.identity.application.port.out.PasswordHasher;
import dev.tracepress.identity.application.port.out.Sessions;
import dev.tracepress.identity.application.port.out.UserRepository;
import dev.tracepress.identity.domain.EmailAddress;
import dev.tracepress.identity.domain.NewUser;
import dev.tracepress.identity.domain.Password;
import dev.tracepress.identity.domain.PasswordHash;
import dev.tracepress.identity.domain.UserName;
import dev.tracepress.shared.adapter.persistence.ChangeListener;
import dev.tracepress.shared.adapter.persistence.DatabaseSettings;
import dev.tracepress.shared.adapter.persistence.TestPostgres;
import dev.tracepress.shared.adapter.persistence.TransactionPooler;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.web.reactive.result.method.annotation.RequestMappingHandlerMapping;
import reactor.core.publisher.Mono;

/** The whole service in this process, on a free port and a database of its own, started as {@code main} starts it. */
public final class RunningService implements Served {

    public static final String SECRET = "a secret of tests that has 32 bytes and more";

    /** A busy machine is slow, which is no failure of the service; who tests such a setting sets it. */
    private static final int TRIES = 5;

    private static final Map<String, String> PATIENT =
            Map.of("--TRACEPRESS_REQUEST_DEADLINE=", "60s", "--TRACEPRESS_ADMITTED_WITHIN=", "10s");

    /** A password takes long to hash, on purpose, and one hash does for everybody. */
    private static final Password PASSWORD = Password.said("secret1");

    private static final AtomicReference<@Nullable PasswordHash> HASH = new AtomicReference<>();

    /** For as long as this JVM lives: it ends with it. */
    private static final AtomicReference<@Nullable RunningService> SHARED = new AtomicReference<>();

    private final DatabaseSettings database;
    private final ConfigurableApplicationContext context;

    private RunningService(DatabaseSettings database, List<String> settings) {
        this.database = database;
        var all = new ArrayList<>(List.of(
                "--PORT=0",
                "--DATABASE_URL=postgres://%s@%s:%s/%s?sslmode=disable"
                        .formatted(database.user(), database.host(), database.port(), database.database())));
        if (settings.stream().noneMatch(it -> it.startsWith("--JWT_SECRET="))) {
            all.add("--JWT_SECRET=" + SECRET);
        }
        all.addAll(patiently(settings));
        this.context = TracepressApplication.start(all.toArray(String[]::new));
    }

    /** With what makes it patient, where they say nothing of that. */
    static List<String> patiently(List<String> settings) {
        return Stream.concat(
                        PATIENT.entrySet().stream()
                                .filter(patient -> settings.stream().noneMatch(it -> it.startsWith(patient.getKey())))
                                .map(patient -> patient.getKey() + patient.getValue()),
                        settings.stream())
                .toList();
    }

    public static RunningService start(String... settings) {
        return new RunningService(TestPostgres.migrated(), List.of(settings));
    }

    /** Reached by nothing but that, and migrated before. */
    public static RunningService through(TransactionPooler pooler, String... settings) {
        return new RunningService(pooler.address(), List.of(settings));
    }

    /** One for all who neither set nor break anything: they empty it, and nobody closes it. */
    public static synchronized RunningService shared() {
        var shared = SHARED.get();
        if (shared == null) {
            shared = start();
            SHARED.set(shared);
        }
        return shared;
    }

    /** Another process of the same installation. */
    public RunningService another(String... settings) {
        return new RunningService(database, List.of(settings));
    }

    @Override
    public URI url() {
        return URI.create("http://localhost:" + context.getEnvironment().getProperty("local.server.port"));
    }

    public DatabaseSettings databaseSettings() {
        return database;
    }

    /** For what a test must see or do past the routes. */
    public DatabaseClient database() {
        return context.getBean(DatabaseClient.class);
    }

    /** All of that type that it is made of. */
    <T> Collection<T> beans(Class<T> type) {
        return context.getBeansOfType(type).values();
    }

    /** All routes of its controllers, as {@code GET /api/articles/{slug}}. */
    public Set<String> routes() {
        return context
                .getBean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
                .getHandlerMethods()
                .keySet()
                .stream()
                .flatMap(route -> route.getMethodsCondition().getMethods().stream()
                        .flatMap(method -> route.getPatternsCondition().getPatterns().stream()
                                .map(pattern -> method + " " + pattern.getPatternString())))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** As if they had registered with the password "secret1"; their token. */
    @Override
    public String registered(String name) {
        var user = resultOf(context.getBean(UserRepository.class)
                .add(new NewUser(
                        EmailAddress.of(name + "@example.com"),
                        UserName.of(name),
                        hashOfThePassword(),
                        Instant.now())));
        return resultOf(context.getBean(Sessions.class).begin(user, Instant.now()))
                .value();
    }

    private PasswordHash hashOfThePassword() {
        var hash = HASH.get();
        if (hash == null) {
            hash = resultOf(context.getBean(PasswordHasher.class).hash(PASSWORD));
            HASH.set(hash);
        }
        return hash;
    }

    /**
     * Leaves only the jobs that recur; whatever refers to users goes with these. What is held of the rest is dropped, as after any write.
     * A job that is just ending may lock the same tables in another order: of the two PostgreSQL ends one, which then tries again.
     */
    @Override
    public Mono<Void> empty() {
        return database().sql("""
                        TRUNCATE users, revoked_tokens, idempotency_keys, attempts, dead_jobs, finished_jobs RESTART IDENTITY CASCADE;
                        DELETE FROM scheduled_tasks WHERE task_instance <> 'recurring'""").then().retry(TRIES).then(Mono.fromRunnable(this::mayHaveChanged));
    }

    /** Whoever holds what was read hears that it was written past the routes. */
    public void mayHaveChanged() {
        context.getBeansOfType(ChangeListener.class).values().forEach(ChangeListener::missedSome);
    }

    /** Beside those that recur. */
    @Override
    public Mono<Boolean> hasNoJobs() {
        return database()
                .sql("SELECT count(*) = 0 FROM scheduled_tasks WHERE task_instance <> 'recurring'")
                .mapValue(Boolean.class)
                .one();
    }

    @Override
    public void close() {
        context.close();
    }
}
