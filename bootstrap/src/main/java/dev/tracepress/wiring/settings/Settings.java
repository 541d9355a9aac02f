package dev.tracepress.wiring.settings;

import dev.tracepress.identity.adapter.security.TokenSettings.Algorithm;
import dev.tracepress.identity.adapter.security.TokenSettings.PrivateKeys;
import dev.tracepress.identity.adapter.web.SignInSettings;
import dev.tracepress.notification.adapter.web.StreamSettings;
import dev.tracepress.shared.adapter.jobs.JobSettings;
import dev.tracepress.shared.adapter.web.admission.AdmissionSettings;
import dev.tracepress.shared.adapter.web.request.ProxySettings;
import dev.tracepress.shared.adapter.web.request.RequestSettings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.boot.logging.LogLevel;
import org.springframework.core.env.PropertyResolver;

/**
 * All settings as values, read from the environment once at start; docs/settings.md lists them.
 *
 * @param production whether missing or weak secrets and a missing database are refused rather than made up for
 * @param storage where everything is kept
 * @param databaseDirectUrl past a pooler, for what needs a session
 * @param databaseReadUrl where replicas are, from which is read what may be a moment old
 * @param wake empty if it follows from the way to the database
 * @param jwtSecret empty only in development, where one is generated, and where tokens are signed by a private key
 * @param jwtAlgorithm signs new tokens
 * @param jwtPrivateKeys believed by their public halves; the first of the algorithm signs
 * @param trustsCallers whether the sampling decision of a caller's traceparent counts
 * @param opsToken opens the routes of operators; without it they are open in development and closed in production
 * @param console whether operators have a console, for which spans are kept; in production by their token only
 * @param logLevel of the service's own log
 * @param telemetry whether anybody watches requests, statements and jobs
 * @param service what traces, logs and profiles call the service
 * @param logKafkaProperties further properties of Kafka's client
 * @param requests how requests are answered
 * @param proxies whose word is taken for whom they speak for
 * @param admission how much is let in
 * @param signIn how often somebody may try to sign in or register
 * @param streams how notifications are streamed, and to how many
 * @param fanOut where notifications go besides
 * @param demo what the telemetry is shown with
 * @param databaseConnections what requests and jobs share
 * @param cache how old a read from memory may be; empty if none is from memory
 * @param formerJwtSecrets believed, but not signed with: for changing {@code JWT_SECRET} without refusing a valid token
 */
public record Settings(
        int port,
        boolean production,
        Storage storage,
        Optional<DatabaseUrl> databaseUrl,
        Optional<DatabaseUrl> databaseDirectUrl,
        Optional<DatabaseUrl> databaseReadUrl,
        Optional<Wake> wake,
        Optional<String> jwtSecret,
        List<String> formerJwtSecrets,
        Algorithm jwtAlgorithm,
        PrivateKeys jwtPrivateKeys,
        Duration jwtLifetime,
        Role role,
        int demoArticles,
        boolean redisGiven,
        boolean trustsCallers,
        Optional<String> opsToken,
        boolean console,
        LogLevel logLevel,
        boolean telemetry,
        String service,
        Optional<String> logKafkaBrokers,
        String logKafkaTopic,
        Map<String, String> logKafkaProperties,
        RequestSettings requests,
        ProxySettings proxies,
        AdmissionSettings admission,
        SignInSettings signIn,
        StreamSettings streams,
        int databaseConnections,
        Optional<Duration> cache,
        JobSettings jobs,
        FanOut fanOut,
        Demo demo) {

    private static final int SHORTEST_SECRET_BYTES = 32;
    private static final Duration SHORTEST_MOMENT = Duration.ofMillis(10);
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration MINUTE = Duration.ofMinutes(1);
    /** Within what times and their sums can be told, wherever they are. */
    private static final Duration TEN_YEARS = Duration.ofDays(3_650);

    private static final Duration USUAL_JWT_LIFETIME = Duration.ofDays(7);
    private static final Duration USUAL_REQUEST_DEADLINE = Duration.ofSeconds(3);
    private static final Duration SHORTEST_REQUEST_DEADLINE = Duration.ofMillis(100);
    private static final Duration LONGEST_REQUEST_DEADLINE = Duration.ofMinutes(10);
    /** Longer than the minute after which common balancers close theirs. */
    private static final Duration USUAL_KEEP_ALIVE = Duration.ofSeconds(75);

    private static final Duration LONGEST_KEEP_ALIVE = Duration.ofHours(1);

    private static final Pattern ORIGIN =
            Pattern.compile("https?://[a-z0-9.-]+(?::[0-9]{1,5})?|https?://\\[[0-9a-f:.]+](?::[0-9]{1,5})?");
    private static final Duration USUAL_STREAM_HEARTBEAT = Duration.ofSeconds(15);
    private static final Duration LONGEST_STREAM_HEARTBEAT = Duration.ofMinutes(10);
    private static final Pattern PLACEHOLDER = Pattern.compile("(?i).*(change.?me|development|example|insecure).*");
    private static final List<String> STORAGES =
            Stream.of(Storage.values()).map(Storage::text).toList();
    private static final List<String> WAKES =
            Stream.of(Wake.values()).map(Wake::text).toList();
    private static final List<String> LOG_LEVELS = List.of("debug", "info", "warn", "error");
    private static final int USUAL_SIGN_IN_FAILURES = 10;
    private static final int USUAL_REGISTRATIONS = 100;
    private static final int MOST_ATTEMPTS = 1_000;
    /** Clients rely on reads being no older. */
    private static final Duration OLDEST_READ = Duration.ofSeconds(1);

    private static final Duration USUAL_ADMITTED_WITHIN = Duration.ofMillis(400);
    /** By then requests have been given up. */
    private static final Duration LONGEST_ADMITTED_WITHIN = Duration.ofSeconds(10);

    private static final int STREAMS_OF_ONE = 16;
    private static final int USUAL_STREAMS = 10_000;
    private static final int MOST_STREAMS = 1_000_000;
    private static final int USUAL_CONNECTIONS = 10;
    private static final int FEWEST_CONNECTIONS = 2;
    private static final int MOST_CONNECTIONS = 1_000;
    private static final int MOST_JOBS_AT_ONCE = 1_000;
    private static final List<String> SWITCH = List.of("on", "off");
    private static final int SHORTEST_OPS_TOKEN_BYTES = 16;
    private static final List<String> ALGORITHMS = Stream.of(Algorithm.values())
            .map(algorithm -> algorithm.text().toLowerCase(Locale.ROOT))
            .toList();
    private static final String PRIVATE_KEY_ADVICE =
            "Set it to PKCS #8 in PEM, to a JWK, or to the path of a file with it, as made by: openssl genpkey -algorithm ed25519"
                    + " (or -algorithm RSA -pkeyopt rsa_keygen_bits:3072)";
    private static final String SECRET_ADVICE = "Set it to the output of: openssl rand -base64 48";

    public Settings {
        formerJwtSecrets = List.copyOf(formerJwtSecrets);
        logKafkaProperties = Map.copyOf(logKafkaProperties);
    }

    /**
     * Reads the environment.
     *
     * @throws StartupRefused for the first setting that is missing or wrong
     */
    public static Settings read(PropertyResolver environment) {
        var source = new SettingSource(environment);
        var role = source.text("TRACEPRESS_ROLE").map(Settings::role).orElse(Role.ALL);
        var connections = source.number(
                "TRACEPRESS_DATABASE_CONNECTIONS", USUAL_CONNECTIONS, FEWEST_CONNECTIONS, MOST_CONNECTIONS);
        var production = !source.text("ENVIRONMENT").orElse("development").equalsIgnoreCase("development");
        var settings = new Settings(
                source.number("PORT", 8080, SettingSource.LARGEST_PORT),
                production,
                Storage.valueOf(source.choice("TRACEPRESS_STORAGE", "postgresql", STORAGES)
                        .toUpperCase(Locale.ROOT)),
                source.text("DATABASE_URL").map(DatabaseUrl::parse),
                source.text("DATABASE_DIRECT_URL").map(text -> DatabaseUrl.parse("DATABASE_DIRECT_URL", text)),
                source.text("DATABASE_READ_URL").map(text -> DatabaseUrl.parse("DATABASE_READ_URL", text)),
                source.choice("TRACEPRESS_WAKE", WAKES).map(Wake::of),
                source.text("JWT_SECRET"),
                source.text("JWT_FORMER_SECRETS").map(Settings::list).orElse(List.of()),
                algorithm(source),
                source.text("JWT_PRIVATE_KEYS").map(Settings::privateKeys).orElse(PrivateKeys.NONE),
                source.duration("JWT_EXPIRES_IN", USUAL_JWT_LIFETIME, SECOND, TEN_YEARS),
                role,
                source.number("TRACEPRESS_DEMO_DATA", 0, 1_000_000),
                source.text("REDIS_URL").isPresent(),
                source.choice("TRACEPRESS_TRUST_CALLERS", "true", List.of("true", "false"))
                        .equals("true"),
                source.text("TRACEPRESS_OPS_TOKEN"),
                console(source, production),
                LogLevel.valueOf(source.choice("LOG_LEVEL", "info", LOG_LEVELS).toUpperCase(Locale.ROOT)),
                source.choice("TRACEPRESS_TELEMETRY", "on", SWITCH).equals("on"),
                source.text("OTEL_SERVICE_NAME").orElse("tracepress"),
                source.text("LOG_KAFKA_BROKERS"),
                source.text("LOG_KAFKA_TOPIC").orElse("application.logs"),
                source.properties("LOG_KAFKA_PROPERTIES"),
                requests(source),
                source.text("TRACEPRESS_TRUSTED_PROXIES").map(Settings::proxies).orElse(new ProxySettings(List.of())),
                admission(source),
                signIn(source, production),
                streams(source),
                connections,
                cache(source),
                jobs(source, role, connections),
                FanOut.read(source),
                Demo.read(source));
        source.choice("LOG_FORMAT", "text", List.of("text", "json"));
        settings.check();
        return settings;
    }

    private static Algorithm algorithm(SettingSource source) {
        var word = source.choice("JWT_ALGORITHM", "hs256", ALGORITHMS);
        return Stream.of(Algorithm.values())
                .filter(algorithm -> algorithm.text().equalsIgnoreCase(word))
                .findFirst()
                .orElseThrow();
    }

    /** Given in the setting itself, or in the file that it names. */
    private static PrivateKeys privateKeys(String text) {
        try {
            return PrivateKeys.parse(PrivateKeys.isKey(text) ? text : Files.readString(Path.of(text)));
        } catch (IOException | InvalidPathException _) {
            throw new StartupRefused("JWT_PRIVATE_KEYS names no file that can be read", PRIVATE_KEY_ADVICE);
        } catch (IllegalArgumentException noKeys) {
            throw new StartupRefused("JWT_PRIVATE_KEYS " + noKeys.getMessage(), PRIVATE_KEY_ADVICE);
        }
    }

    /** Nothing is shown where nothing is watched. */
    private static boolean console(SettingSource source, boolean production) {
        var watched = source.choice("TRACEPRESS_TELEMETRY", "on", SWITCH).equals("on")
                && OtelVariables.isOn(source.environment());
        return source.choice("TRACEPRESS_CONSOLE", production || !watched ? "off" : "on", SWITCH)
                .equals("on");
    }

    private static RequestSettings requests(SettingSource source) {
        return new RequestSettings(
                source.duration(
                        "TRACEPRESS_REQUEST_DEADLINE",
                        USUAL_REQUEST_DEADLINE,
                        SHORTEST_REQUEST_DEADLINE,
                        LONGEST_REQUEST_DEADLINE),
                source.duration("TRACEPRESS_KEEP_ALIVE", USUAL_KEEP_ALIVE, SECOND, LONGEST_KEEP_ALIVE),
                source.text("TRACEPRESS_CORS_ORIGINS").map(Settings::origins).orElse(List.of()),
                source.duration("TRACEPRESS_HSTS", SECOND, TEN_YEARS));
    }

    private static ProxySettings proxies(String text) {
        try {
            return new ProxySettings(list(text));
        } catch (IllegalArgumentException _) {
            throw new StartupRefused(
                    "TRACEPRESS_TRUSTED_PROXIES is %s, which is no list of networks".formatted(text),
                    "Set it to a list like 10.0.0.0/8,192.0.2.7.");
        }
    }

    /** Whoever shows or loads a development service registers any number of people from one machine. */
    private static SignInSettings signIn(SettingSource source, boolean production) {
        return new SignInSettings(
                source.number("TRACEPRESS_SIGN_IN_FAILURES", USUAL_SIGN_IN_FAILURES, MOST_ATTEMPTS),
                source.number("TRACEPRESS_REGISTRATIONS", production ? USUAL_REGISTRATIONS : 0, MOST_ATTEMPTS));
    }

    /** As browsers write them: a scheme, a host, perhaps a port, and nothing else (RFC 6454, 6.2). */
    private static List<String> origins(String text) {
        var origins = list(text);
        origins.stream()
                .filter(origin -> !ORIGIN.matcher(origin).matches())
                .findFirst()
                .ifPresent(wrong -> {
                    throw new StartupRefused(
                            "TRACEPRESS_CORS_ORIGINS has %s, which is no origin".formatted(wrong),
                            "Set it to a list like https://example.com,http://localhost:3000.");
                });
        return origins;
    }

    private static StreamSettings streams(SettingSource source) {
        return new StreamSettings(
                source.duration(
                        "TRACEPRESS_STREAM_HEARTBEAT",
                        USUAL_STREAM_HEARTBEAT,
                        SHORTEST_MOMENT,
                        LONGEST_STREAM_HEARTBEAT),
                STREAMS_OF_ONE,
                source.number("TRACEPRESS_STREAMS", USUAL_STREAMS, 1, MOST_STREAMS));
    }

    private static Optional<Duration> cache(SettingSource source) {
        if (source.text("TRACEPRESS_CACHE").filter("off"::equalsIgnoreCase).isPresent()) {
            return Optional.empty();
        }
        return Optional.of(source.duration("TRACEPRESS_CACHE", OLDEST_READ, SHORTEST_MOMENT, OLDEST_READ));
    }

    private static AdmissionSettings admission(SettingSource source) {
        return new AdmissionSettings(
                admittedWithin(source),
                source.number("TRACEPRESS_CONNECTIONS_PER_CLIENT", 0, MOST_STREAMS),
                source.number("TRACEPRESS_WRITES_PER_MINUTE", 0, MOST_ATTEMPTS));
    }

    private static Optional<Duration> admittedWithin(SettingSource source) {
        if (source.text("TRACEPRESS_ADMITTED_WITHIN")
                .filter("off"::equalsIgnoreCase)
                .isPresent()) {
            return Optional.empty();
        }
        return Optional.of(source.duration(
                "TRACEPRESS_ADMITTED_WITHIN", USUAL_ADMITTED_WITHIN, SHORTEST_MOMENT, LONGEST_ADMITTED_WITHIN));
    }

    /** Half of the connections, if nothing else is said: a backlog of jobs must not keep requests waiting for the others. */
    private static JobSettings jobs(SettingSource source, Role role, int connections) {
        var usual = JobSettings.usual(role.runsJobs());
        return usual.jobsAtOnce(source.number("TRACEPRESS_JOBS_AT_ONCE", connections / 2, 1, MOST_JOBS_AT_ONCE))
                .keeping(
                        source.duration("TRACEPRESS_JOBS_HISTORY", usual.historyKept(), MINUTE, TEN_YEARS),
                        source.duration("TRACEPRESS_JOBS_DEAD_KEPT", usual.deadKept(), MINUTE, TEN_YEARS));
    }

    /** Whether jobs that are in their transactions may hold all connections, so that requests get none. */
    public boolean jobsMayTakeAllConnections() {
        return storage == Storage.POSTGRESQL
                && role.servesRequests()
                && role.runsJobs()
                && jobs.jobsAtOnce() >= databaseConnections;
    }

    private void checkReplicas(DatabaseUrl replicas) {
        if (databaseUrl.isEmpty()) {
            throw new StartupRefused(
                    "DATABASE_READ_URL is set, and DATABASE_URL is not",
                    "Set DATABASE_URL as well, to the primary that they follow.");
        }
        if (replicas.choosesServers()) {
            throw new StartupRefused(
                    "DATABASE_READ_URL says which of its servers to take, and all of them are read from",
                    "Take target_session_attrs and load_balance_hosts out.");
        }
    }

    private void check() {
        if (storage == Storage.MEMORY) {
            checkMemory();
        }
        if (databaseDirectUrl.isPresent() && databaseUrl.isEmpty()) {
            throw new StartupRefused(
                    "DATABASE_DIRECT_URL is set, and DATABASE_URL is not",
                    "Set DATABASE_URL as well, to the way through the pooler; or set it alone.");
        }
        databaseReadUrl.ifPresent(this::checkReplicas);
        if (production && databaseUrl.isEmpty()) {
            throw new StartupRefused(
                    "DATABASE_URL is not set, and outside development there is no embedded database",
                    "Set it to postgres://user:password@host:5432/database?sslmode=require");
        }
        if (production && demoArticles > 0) {
            throw new StartupRefused(
                    "TRACEPRESS_DEMO_DATA is set, which makes accounts with a public password",
                    "Unset it, or set ENVIRONMENT to development.");
        }
        if (production && role.servesRequests() && jwtAlgorithm == Algorithm.HS256 && jwtSecret.isEmpty()) {
            throw new StartupRefused("JWT_SECRET is not set", SECRET_ADVICE);
        }
        if (role.servesRequests() && jwtAlgorithm != Algorithm.HS256 && !jwtPrivateKeys.canSign(jwtAlgorithm)) {
            throw new StartupRefused(
                    "JWT_ALGORITHM is %s, and JWT_PRIVATE_KEYS has no key for it".formatted(jwtAlgorithm.text()),
                    PRIVATE_KEY_ADVICE);
        }
        if (console && !telemetry) {
            throw new StartupRefused(
                    "TRACEPRESS_CONSOLE is on, and TRACEPRESS_TELEMETRY is off, so that there would be nothing to show",
                    "Switch the one off, or the other on.");
        }
        if (console && production && role.servesRequests() && opsToken.isEmpty()) {
            throw new StartupRefused(
                    "TRACEPRESS_CONSOLE is on, and in production nobody gets in without TRACEPRESS_OPS_TOKEN",
                    "Set TRACEPRESS_OPS_TOKEN to the output of: openssl rand -base64 48");
        }
        opsToken.ifPresent(token -> checkSecret("TRACEPRESS_OPS_TOKEN", token, SHORTEST_OPS_TOKEN_BYTES));
        jwtSecret.ifPresent(secret -> checkSecret("JWT_SECRET", secret, SHORTEST_SECRET_BYTES));
        fanOut.webhook()
                .ifPresent(
                        webhook -> checkSecret("TRACEPRESS_WEBHOOK_SECRET", webhook.secret(), SHORTEST_SECRET_BYTES));
        formerJwtSecrets.forEach(secret -> checkSecret("JWT_FORMER_SECRETS", secret, SHORTEST_SECRET_BYTES));
    }

    private void checkMemory() {
        if (production) {
            throw new StartupRefused(
                    "TRACEPRESS_STORAGE is memory, which keeps nothing when the service stops",
                    "Unset it, or set ENVIRONMENT to development.");
        }
        if (role != Role.ALL) {
            throw new StartupRefused(
                    "TRACEPRESS_STORAGE is memory, which no other process sees, and TRACEPRESS_ROLE is "
                            + role.name().toLowerCase(Locale.ROOT),
                    "Unset one of them: in memory one process serves requests and runs jobs.");
        }
        if (databaseUrl.isPresent()) {
            throw new StartupRefused(
                    "TRACEPRESS_STORAGE is memory, and DATABASE_URL is set as well", "Unset one of them.");
        }
    }

    private void checkSecret(String name, String secret, int leastBytes) {
        if (secret.getBytes(StandardCharsets.UTF_8).length < leastBytes) {
            throw new StartupRefused(name + " has fewer than " + leastBytes + " bytes", SECRET_ADVICE);
        }
        if (production && PLACEHOLDER.matcher(secret).matches()) {
            throw new StartupRefused(name + " is a placeholder for development", SECRET_ADVICE);
        }
    }

    private static List<String> list(String text) {
        return Arrays.stream(text.split(","))
                .map(String::strip)
                .filter(item -> !item.isEmpty())
                .toList();
    }

    private static Role role(String text) {
        try {
            return Role.valueOf(text.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException _) {
            throw new StartupRefused("TRACEPRESS_ROLE is " + text, "Set it to api, worker, all or migrate.");
        }
    }

    /** Without the secrets. */
    @Override
    public String toString() {
        return "Settings[port=%s, production=%s, role=%s]".formatted(port, production, role);
    }
}
