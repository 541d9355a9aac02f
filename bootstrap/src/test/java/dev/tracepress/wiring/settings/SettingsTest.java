package dev.tracepress.wiring.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tracepress.identity.adapter.security.TokenSettings.Algorithm;
import dev.tracepress.notification.adapter.jobs.mail.MailSettings;
import dev.tracepress.notification.adapter.jobs.mail.MailSettings.Encryption;
import dev.tracepress.notification.adapter.jobs.webhook.WebhookSettings;
import dev.tracepress.notification.adapter.web.StreamSettings;
import dev.tracepress.shared.adapter.jobs.JobSettings;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

@Execution(ExecutionMode.CONCURRENT)
class SettingsTest {

    private static final String GOOD_SECRET = "Zk3uFj0sPq8vXw2nTb6yLr9mHc4dGa7e";
    private static final Map<String, String> PRODUCTION = Map.of(
            "ENVIRONMENT", "production", "JWT_SECRET", GOOD_SECRET, "DATABASE_URL", "postgres://u:p@db/tracepress");

    @Test
    void a_way_past_nothing_is_refused() {
        assertThatThrownBy(() -> read(Map.of("DATABASE_DIRECT_URL", "postgres://u:p@db/tracepress")))
                .isInstanceOf(StartupRefused.class)
                .hasMessage("DATABASE_DIRECT_URL is set, and DATABASE_URL is not");
    }

    @Test
    void replicas_of_nothing_are_refused() {
        assertThatThrownBy(() -> read(Map.of("DATABASE_READ_URL", "postgres://u:p@db/tracepress")))
                .isInstanceOf(StartupRefused.class)
                .hasMessage("DATABASE_READ_URL is set, and DATABASE_URL is not");
    }

    @Test
    void all_replicas_are_read_from() {
        var variables = Map.of(
                "DATABASE_URL",
                "postgres://u:p@db/tracepress",
                "DATABASE_READ_URL",
                "postgres://u:p@one:5433,two/tracepress?target_session_attrs=any");

        assertThatThrownBy(() -> read(variables))
                .isInstanceOf(StartupRefused.class)
                .hasMessageStartingWith("DATABASE_READ_URL says which of its servers to take");
    }

    @Test
    void without_any_variable_it_is_development() {
        var settings = read(Map.of());

        assertThat(settings.port()).isEqualTo(8080);
        assertThat(settings.production()).isFalse();
        assertThat(settings.databaseUrl()).isEmpty();
        assertThat(settings.jwtSecret()).isEmpty();
        assertThat(settings.jwtLifetime()).isEqualTo(Duration.ofDays(7));
        assertThat(settings.requests().deadline()).isEqualTo(Duration.ofSeconds(3));
        assertThat(settings.role()).isEqualTo(Role.ALL);
        assertThat(settings.demoArticles()).isZero();
        assertThat(settings.databaseConnections()).isEqualTo(10);
        assertThat(settings.jobs()).isEqualTo(JobSettings.usual(true));
    }

    @Test
    void everything_is_in_memory_if_that_is_asked_for_in_development_by_one_process() {
        assertThat(read(Map.of()).storage()).isEqualTo(Storage.POSTGRESQL);
        assertThat(read(Map.of("TRACEPRESS_STORAGE", "memory")).storage()).isEqualTo(Storage.MEMORY);

        assertThatThrownBy(() -> read(with(PRODUCTION, "TRACEPRESS_STORAGE", "memory")))
                .isInstanceOf(StartupRefused.class)
                .hasMessageContaining("keeps nothing when the service stops");
        assertThatThrownBy(() -> read(Map.of("TRACEPRESS_STORAGE", "memory", "TRACEPRESS_ROLE", "worker")))
                .isInstanceOf(StartupRefused.class)
                .hasMessageContaining("TRACEPRESS_ROLE is worker");
        assertThatThrownBy(() -> read(Map.of("TRACEPRESS_STORAGE", "memory", "DATABASE_URL", "postgres://u:p@db/x")))
                .isInstanceOf(StartupRefused.class)
                .hasMessageContaining("DATABASE_URL is set as well");
        assertThatThrownBy(() -> read(Map.of("TRACEPRESS_STORAGE", "redis")))
                .isInstanceOf(StartupRefused.class)
                .hasMessageContaining("TRACEPRESS_STORAGE is redis");
    }

    @Test
    void there_is_a_console_in_development_and_in_production_where_somebody_asked_for_it_and_set_a_token() {
        var production = with(PRODUCTION, "TRACEPRESS_CONSOLE", "on");

        assertThat(read(Map.of()).console()).isTrue();
        assertThat(read(Map.of("TRACEPRESS_CONSOLE", "off")).console()).isFalse();
        assertThat(read(PRODUCTION).console()).isFalse();
        assertThat(read(with(production, "TRACEPRESS_OPS_TOKEN", "0123456789abcdef"))
                        .console())
                .isTrue();
        assertThat(read(with(production, "TRACEPRESS_ROLE", "worker")).console())
                .isTrue();
        assertRefused(production, "TRACEPRESS_CONSOLE is on, and in production nobody gets in");
    }

    @Test
    void nothing_is_shown_where_nothing_is_watched() {
        assertThat(read(Map.of("TRACEPRESS_TELEMETRY", "off")).console()).isFalse();
        assertRefused(
                Map.of("TRACEPRESS_TELEMETRY", "off", "TRACEPRESS_CONSOLE", "on"),
                "TRACEPRESS_CONSOLE is on, and TRACEPRESS_TELEMETRY is off");
        assertThat(read(Map.of("management.opentelemetry.enabled", "false")).console())
                .isFalse();
    }

    @Test
    void a_silent_connection_outlives_those_of_common_balancers() {
        assertThat(read(Map.of()).requests().keepAlive()).isEqualTo(Duration.ofSeconds(75));
        assertThat(read(Map.of("TRACEPRESS_KEEP_ALIVE", "2m")).requests().keepAlive())
                .isEqualTo(Duration.ofMinutes(2));
    }

    @Test
    void a_read_from_memory_is_a_second_old_at_most() {
        assertThat(read(Map.of()).cache()).contains(Duration.ofSeconds(1));
        assertThat(read(Map.of("TRACEPRESS_CACHE", "PT0.2S")).cache()).contains(Duration.ofMillis(200));
        assertThat(read(Map.of("TRACEPRESS_CACHE", "off")).cache()).isEmpty();
        assertThatThrownBy(() -> read(Map.of("TRACEPRESS_CACHE", "2s")))
                .isInstanceOf(StartupRefused.class)
                .hasMessageContaining("TRACEPRESS_CACHE is 2s");
        assertThatThrownBy(() -> read(Map.of("TRACEPRESS_CACHE", "some")))
                .isInstanceOf(StartupRefused.class)
                .hasMessageContaining("TRACEPRESS_CACHE is some");
    }

    @Test
    void what_is_let_in_is_the_operators_to_say() {
        var usual = read(Map.of()).admission();
        assertThat(usual.patience()).contains(Duration.ofMillis(400));
        assertThat(usual.connectionsOfOne()).isZero();
        assertThat(usual.writesOfOne()).isZero();
        assertThat(read(Map.of("TRACEPRESS_ADMITTED_WITHIN", "1s")).admission().patience())
                .contains(Duration.ofSeconds(1));
        assertThat(read(Map.of("TRACEPRESS_ADMITTED_WITHIN", "off")).admission().patience())
                .isEmpty();
        assertThatThrownBy(() -> read(Map.of("TRACEPRESS_ADMITTED_WITHIN", "11s")))
                .isInstanceOf(StartupRefused.class)
                .hasMessageContaining("TRACEPRESS_ADMITTED_WITHIN is 11s");
        assertThat(read(Map.of("TRACEPRESS_CONNECTIONS_PER_CLIENT", "64"))
                        .admission()
                        .connectionsOfOne())
                .isEqualTo(64);
        assertThat(read(Map.of("TRACEPRESS_WRITES_PER_MINUTE", "120"))
                        .admission()
                        .writesOfOne())
                .isEqualTo(120);
    }

    @Test
    void browsers_are_told_of_other_origins_and_of_tls_only_where_somebody_said_so() {
        assertThat(read(Map.of()).requests().corsOrigins()).isEmpty();
        assertThat(read(Map.of()).requests().transportSecurity()).isEmpty();
        assertThat(read(Map.of("TRACEPRESS_CORS_ORIGINS", "https://a.example, http://localhost:3000,http://[::1]:1"))
                        .requests()
                        .corsOrigins())
                .containsExactly("https://a.example", "http://localhost:3000", "http://[::1]:1");
        assertThat(read(Map.of("TRACEPRESS_HSTS", "8760h")).requests().transportSecurity())
                .contains(Duration.ofDays(365));
    }

    @ParameterizedTest
    @ValueSource(strings = {"*", "null", "a.example", "https://a.example/", "https://A.example", "ftp://a.example"})
    void what_is_no_origin_is_refused(String origin) {
        assertThatThrownBy(() -> read(Map.of("TRACEPRESS_CORS_ORIGINS", "https://b.example," + origin)))
                .isInstanceOf(StartupRefused.class)
                .hasMessageContaining("TRACEPRESS_CORS_ORIGINS has " + origin);
    }

    @Test
    void jobs_have_half_of_the_connections_unless_somebody_says_otherwise() {
        assertThat(read(Map.of("TRACEPRESS_DATABASE_CONNECTIONS", "30")).jobs().jobsAtOnce())
                .isEqualTo(15);
        assertThat(read(Map.of("TRACEPRESS_DATABASE_CONNECTIONS", "30", "TRACEPRESS_JOBS_AT_ONCE", "7"))
                        .jobs()
                        .jobsAtOnce())
                .isEqualTo(7);
        assertThatThrownBy(() -> read(Map.of("TRACEPRESS_JOBS_AT_ONCE", "0")))
                .isInstanceOf(StartupRefused.class)
                .hasMessageContaining("TRACEPRESS_JOBS_AT_ONCE is 0");
    }

    @Test
    void a_process_serves_so_many_streams_and_sixteen_of_a_user() {
        assertThat(read(Map.of()).streams()).isEqualTo(new StreamSettings(Duration.ofSeconds(15), 16, 10_000));
        assertThat(read(Map.of("TRACEPRESS_STREAMS", "7")).streams().most()).isEqualTo(7);
        assertThatThrownBy(() -> read(Map.of("TRACEPRESS_STREAMS", "0")))
                .isInstanceOf(StartupRefused.class)
                .hasMessageContaining("TRACEPRESS_STREAMS is 0");
    }

    @Test
    void a_password_that_was_not_encoded_is_refused_and_not_repeated() {
        assertThatThrownBy(() -> read(Map.of("DATABASE_URL", "postgres://a:p@ss/w@127.0.0.1:5432/x")))
                .isInstanceOf(StartupRefused.class)
                .hasMessageNotContaining("ss/w")
                .hasMessageNotContaining("@127");
    }

    @Test
    void jobs_that_are_over_are_remembered_for_as_long_as_is_said() {
        var jobs = read(Map.of("TRACEPRESS_JOBS_HISTORY", "1h", "TRACEPRESS_JOBS_DEAD_KEPT", "P30D"))
                .jobs();

        assertThat(jobs.historyKept()).isEqualTo(Duration.ofHours(1));
        assertThat(jobs.deadKept()).isEqualTo(Duration.ofDays(30));
    }

    @Test
    void a_blank_variable_counts_as_not_set() {
        assertThat(read(Map.of(
                        "DATABASE_URL",
                        " ",
                        "JWT_SECRET",
                        "",
                        "PORT",
                        "",
                        "ENVIRONMENT",
                        "",
                        "OTEL_SERVICE_NAME",
                        "",
                        "TRACEPRESS_TELEMETRY",
                        " ")))
                .isEqualTo(read(Map.of()));
    }

    @Test
    void production_starts_with_database_and_secret() {
        assertThat(read(PRODUCTION).production()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "DATABASE_URL,'',DATABASE_URL is not set",
        "JWT_SECRET,'',JWT_SECRET is not set",
        "JWT_SECRET,0123456789abcdef0123456789abcde,JWT_SECRET has fewer than 32 bytes",
        "JWT_SECRET,change-me-change-me-change-me-please,JWT_SECRET is a placeholder",
        "JWT_FORMER_SECRETS,short,JWT_FORMER_SECRETS has fewer than 32 bytes",
        "TRACEPRESS_OPS_TOKEN,0123456789abcde,TRACEPRESS_OPS_TOKEN has fewer than 16 bytes",
        "TRACEPRESS_OPS_TOKEN,change-me-development-example,TRACEPRESS_OPS_TOKEN is a placeholder",
        "TRACEPRESS_DEMO_DATA,10,TRACEPRESS_DEMO_DATA is set"
    })
    void production_refuses_what_is_missing_or_weak(String name, String value, String complaint) {
        assertRefused(with(PRODUCTION, name, value), complaint);
    }

    @ParameterizedTest
    @CsvSource({
        "PORT,abc,PORT is abc",
        "PORT,65536,PORT is 65536",
        "PORT,-1,PORT is -1",
        "JWT_SECRET,short,JWT_SECRET has fewer than 32 bytes",
        "JWT_EXPIRES_IN,1w,JWT_EXPIRES_IN is 1w",
        "JWT_EXPIRES_IN,0h,JWT_EXPIRES_IN is 0h",
        "JWT_EXPIRES_IN,P,JWT_EXPIRES_IN is P",
        "TRACEPRESS_REQUEST_DEADLINE,0s,TRACEPRESS_REQUEST_DEADLINE is 0s",
        "TRACEPRESS_ROLE,boss,TRACEPRESS_ROLE is boss",
        "TRACEPRESS_DEMO_DATA,many,TRACEPRESS_DEMO_DATA is many",
        "DATABASE_URL,mysql://u@h/d,DATABASE_URL is not of the form",
        "DATABASE_DIRECT_URL,mysql://u@h/d,DATABASE_DIRECT_URL is not of the form",
        "DATABASE_READ_URL,mysql://u@h/d,DATABASE_READ_URL is not of the form",
        "DATABASE_DIRECT_URL,postgres://u@h/d?a=b,DATABASE_DIRECT_URL has the parameter a",
        "TRACEPRESS_WAKE,sometimes,TRACEPRESS_WAKE is sometimes"
    })
    void what_is_wrong_is_refused_in_development_too(String name, String value, String complaint) {
        assertRefused(Map.of(name, value), complaint);
    }

    @Test
    void a_worker_needs_no_secret() {
        var worker = with(with(PRODUCTION, "JWT_SECRET", ""), "TRACEPRESS_ROLE", "worker");

        assertThat(read(worker).role()).isEqualTo(Role.WORKER);
    }

    @ParameterizedTest
    @CsvSource({"168h,PT168H", "90m,PT90M", "1h30m,PT1H30M", "45s,PT45S", "PT36H,PT36H", "P7D,PT168H"})
    void durations_are_written_as_in_go_or_in_iso_8601(String text, Duration duration) {
        assertThat(read(Map.of("JWT_EXPIRES_IN", text)).jwtLifetime()).isEqualTo(duration);
    }

    @ParameterizedTest
    @CsvSource({
        "JWT_EXPIRES_IN,PT0.9S,P365000000000D,PT1S,PT87600H",
        "TRACEPRESS_REQUEST_DEADLINE,PT0.05S,P365000D,PT0.1S,PT10M",
        "TRACEPRESS_KEEP_ALIVE,PT0.5S,61m,PT1S,PT1H",
        "TRACEPRESS_HSTS,PT0.5S,P365000D,PT1S,PT87600H",
        "TRACEPRESS_STREAM_HEARTBEAT,PT0.001S,11m,PT0.01S,PT10M",
        "TRACEPRESS_JOBS_HISTORY,59s,P365000D,PT1M,PT87600H",
        "TRACEPRESS_JOBS_DEAD_KEPT,59s,P365000D,PT1M,PT87600H",
        "TRACEPRESS_CACHE,PT0.000000001S,P365000D,PT0.01S,PT1S",
        "TRACEPRESS_ADMITTED_WITHIN,PT0.000000001S,P365000D,PT0.01S,PT10S"
    })
    void a_duration_that_nobody_can_mean_is_refused(
            String name, String tooShort, String tooLong, String least, String most) {
        for (var text : List.of(tooShort, tooLong)) {
            assertThatThrownBy(() -> read(Map.of(name, text)))
                    .isInstanceOfSatisfying(
                            StartupRefused.class,
                            refused -> assertThat(refused.whatToDo())
                                    .startsWith("Set it to a duration from %s to %s".formatted(least, most)))
                    .hasMessage(name + " is " + text);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "JWT_EXPIRES_IN,1s",
        "JWT_EXPIRES_IN,87600h",
        "TRACEPRESS_REQUEST_DEADLINE,PT0.1S",
        "TRACEPRESS_REQUEST_DEADLINE,10m",
        "TRACEPRESS_HSTS,1s",
        "TRACEPRESS_HSTS,87600h"
    })
    void the_shortest_and_the_longest_will_do(String name, String text) {
        assertThatCode(() -> read(Map.of(name, text))).doesNotThrowAnyException();
    }

    @Test
    void former_secrets_are_a_list() {
        assertThat(read(Map.of("JWT_FORMER_SECRETS", GOOD_SECRET + " , x" + GOOD_SECRET))
                        .formerJwtSecrets())
                .isEqualTo(List.of(GOOD_SECRET, "x" + GOOD_SECRET));
    }

    @Test
    void tokens_are_signed_by_the_secret_unless_somebody_gives_keys_and_says_so(@TempDir Path folder)
            throws IOException {
        var pem = pem("Ed25519");
        var file = Files.writeString(folder.resolve("jwt.pem"), pem).toString();

        assertThat(read(Map.of()).jwtAlgorithm()).isEqualTo(Algorithm.HS256);
        assertThat(read(Map.of("JWT_PRIVATE_KEYS", pem)).jwtAlgorithm()).isEqualTo(Algorithm.HS256);
        for (var given : List.of(pem, file)) {
            var settings = read(Map.of("JWT_ALGORITHM", "EdDSA", "JWT_PRIVATE_KEYS", given));
            assertThat(settings.jwtAlgorithm()).isEqualTo(Algorithm.EDDSA);
            assertThat(settings.jwtPrivateKeys().canSign(Algorithm.EDDSA)).isTrue();
            assertThat(settings.jwtPrivateKeys().canSign(Algorithm.RS256)).isFalse();
        }
        var withoutSecret = with(with(PRODUCTION, "JWT_SECRET", ""), "JWT_ALGORITHM", "eddsa");
        assertThat(read(with(withoutSecret, "JWT_PRIVATE_KEYS", pem)).jwtSecret())
                .isEmpty();
    }

    @Test
    void keys_that_are_none_are_refused_and_not_repeated() {
        assertRefused(Map.of("JWT_ALGORITHM", "none"), "JWT_ALGORITHM is none");
        assertRefused(
                Map.of("JWT_ALGORITHM", "RS256"), "JWT_ALGORITHM is RS256, and JWT_PRIVATE_KEYS has no key for it");
        assertRefused(
                Map.of("JWT_ALGORITHM", "RS256", "JWT_PRIVATE_KEYS", pem("Ed25519")),
                "JWT_ALGORITHM is RS256, and JWT_PRIVATE_KEYS has no key for it");
        assertRefused(Map.of("JWT_PRIVATE_KEYS", pem("EC")), "JWT_PRIVATE_KEYS has a key that is neither");
        assertRefused(Map.of("JWT_PRIVATE_KEYS", "{\"kty\":"), "JWT_PRIVATE_KEYS has JSON that is neither");
        for (var path : List.of("MC4CAQAwBQYDK2VwBCIEIIXGMcFg", "a secret\0")) {
            assertThatThrownBy(() -> read(Map.of("JWT_PRIVATE_KEYS", path)))
                    .isInstanceOf(StartupRefused.class)
                    .hasMessageStartingWith("JWT_PRIVATE_KEYS names no file that can be read")
                    .satisfies(refusal -> assertThat(refusal.getMessage()).doesNotContain("MC4C", "a secret"));
        }
        assertThat(read(Map.of("JWT_ALGORITHM", "RS256", "TRACEPRESS_ROLE", "worker"))
                        .role())
                .isEqualTo(Role.WORKER);
    }

    static String pem(String algorithm) {
        try {
            var generator = KeyPairGenerator.getInstance(algorithm);
            if (algorithm.equals("RSA")) {
                generator.initialize(2048);
            }
            var pair = generator.generateKeyPair();
            return "-----BEGIN PRIVATE KEY-----\n"
                    + Base64.getMimeEncoder().encodeToString(pair.getPrivate().getEncoded())
                    + "\n-----END PRIVATE KEY-----\n";
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Test
    void properties_of_kafkas_client_are_read_from_a_file(@TempDir Path folder) throws IOException {
        var file = Files.writeString(folder.resolve("client.properties"), "security.protocol=SASL_SSL\n");

        assertThat(read(Map.of("LOG_KAFKA_PROPERTIES", file.toString())).logKafkaProperties())
                .isEqualTo(Map.of("security.protocol", "SASL_SSL"));
        assertRefused(
                Map.of("LOG_KAFKA_PROPERTIES", folder.resolve("none").toString()), "LOG_KAFKA_PROPERTIES is " + folder);
    }

    @Test
    void notifications_go_nowhere_else_unless_somebody_says_so() {
        assertThat(read(Map.of()).fanOut()).isEqualTo(new FanOut(Optional.empty(), Optional.empty()));
    }

    @Test
    void a_webhook_needs_an_address_of_the_internet_and_a_secret() {
        var webhook = Map.of(
                "TRACEPRESS_WEBHOOK_URL",
                "https://hooks.example.com/x?key=hidden",
                "TRACEPRESS_WEBHOOK_SECRET",
                GOOD_SECRET);

        assertThat(read(webhook).fanOut().webhook())
                .contains(WebhookSettings.of(URI.create("https://hooks.example.com/x?key=hidden"), GOOD_SECRET, false));
        assertThat(read(webhook).fanOut().toString()).doesNotContain("hidden", GOOD_SECRET);
        assertRefused(
                with(webhook, "TRACEPRESS_WEBHOOK_SECRET", "short"),
                "TRACEPRESS_WEBHOOK_SECRET has fewer than 32 bytes");
        assertRefused(
                with(webhook, "TRACEPRESS_WEBHOOK_SECRET", ""),
                "TRACEPRESS_WEBHOOK_URL is set and TRACEPRESS_WEBHOOK_SECRET is not");
        assertRefused(
                with(webhook, "TRACEPRESS_WEBHOOK_ALLOW_PRIVATE", "maybe"),
                "TRACEPRESS_WEBHOOK_ALLOW_PRIVATE is maybe");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://h/",
                "https:///x",
                "h",
                "https://u:p@h/",
                "ftp://h/",
                "https://h h/",
                "https://h:0/",
                "https://h:65536/",
                "https://h/#x"
            })
    void what_is_no_address_of_a_webhook_is_refused_without_repeating_it(String url) {
        assertRefused(
                Map.of("TRACEPRESS_WEBHOOK_URL", url, "TRACEPRESS_WEBHOOK_SECRET", GOOD_SECRET),
                "TRACEPRESS_WEBHOOK_URL is not of the form https://host/path");
    }

    @Test
    void a_webhook_of_the_own_network_may_do_without_encryption() {
        var settings = read(Map.of(
                "TRACEPRESS_WEBHOOK_URL", "http://localhost:9000/",
                "TRACEPRESS_WEBHOOK_SECRET", GOOD_SECRET,
                "TRACEPRESS_WEBHOOK_ALLOW_PRIVATE", "true"));

        assertThat(settings.fanOut().webhook())
                .contains(WebhookSettings.of(URI.create("http://localhost:9000/"), GOOD_SECRET, true));
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://h:0/people", "http://h:65536/people"})
    void a_port_that_there_cannot_be_is_refused_wherever_people_are_asked_for(String url) {
        assertRefused(Map.of("TRACEPRESS_DEMO_PEOPLE_URL", url), "TRACEPRESS_DEMO_PEOPLE_URL is not of the form");
    }

    @ParameterizedTest
    @CsvSource({
        "smtp://u%40x:p%3A@mail.example:2525,mail.example,2525,STARTTLS",
        "smtp://u:p@mail.example?starttls=required,mail.example,587,STARTTLS",
        "smtps://u:p@mail.example,mail.example,465,TLS",
        "smtp://localhost:25?starttls=off,localhost,25,NONE"
    })
    void a_mail_server_is_taken_apart(String url, String host, int port, Encryption encryption) {
        var mail = read(Map.of("TRACEPRESS_SMTP_URL", url, "TRACEPRESS_MAIL_FROM", "a@b.example"))
                .fanOut()
                .mail()
                .orElseThrow();

        assertThat(mail.host()).isEqualTo(host);
        assertThat(mail.port()).isEqualTo(port);
        assertThat(mail.encryption()).isEqualTo(encryption);
        assertThat(mail.login().isPresent()).isEqualTo(url.contains("@"));
        assertThat(mail.toString()).doesNotContain("password");
    }

    @Test
    void a_password_for_a_mail_server_is_decoded_and_hidden() {
        var url = SmtpUrl.parse("smtp://u%40x:hid%3Aden@h");

        assertThat(url.login()).contains(new MailSettings.Login("u@x", "hid:den"));
        assertThat(url.toString()).doesNotContain("hid");
    }

    @ParameterizedTest
    @CsvSource({
        "smtp://h,'',TRACEPRESS_SMTP_URL is set and TRACEPRESS_MAIL_FROM is not",
        "smtp://h,nobody,TRACEPRESS_MAIL_FROM is nobody",
        "mail.example,a@b.example,TRACEPRESS_SMTP_URL is not of the form",
        "http://h,a@b.example,TRACEPRESS_SMTP_URL is not of the form",
        "smtp://u@h,a@b.example,TRACEPRESS_SMTP_URL is not of the form",
        "smtp://h?starttls=perhaps,a@b.example,TRACEPRESS_SMTP_URL is not of the form",
        "smtps://h?starttls=off,a@b.example,TRACEPRESS_SMTP_URL is not of the form",
        "smtp://h:0,a@b.example,TRACEPRESS_SMTP_URL is not of the form",
        "smtp://h:65536,a@b.example,TRACEPRESS_SMTP_URL is not of the form",
        "smtp://h:25#x,a@b.example,TRACEPRESS_SMTP_URL is not of the form",
        "smtp://u:p@h?starttls=off,a@b.example,TRACEPRESS_SMTP_URL would send its password in the clear"
    })
    void what_is_no_mail_server_or_sender_is_refused(String url, String from, String complaint) {
        assertRefused(Map.of("TRACEPRESS_SMTP_URL", url, "TRACEPRESS_MAIL_FROM", from), complaint);
    }

    @Test
    void secrets_do_not_show_themselves() {
        assertThat(read(PRODUCTION).toString()).doesNotContain(GOOD_SECRET);
        assertThat(DatabaseUrl.parse("postgres://u:hidden@h/d").toString()).doesNotContain("hidden");
    }

    private static void assertRefused(Map<String, String> variables, String complaint) {
        assertThatThrownBy(() -> read(variables))
                .isInstanceOf(StartupRefused.class)
                .hasMessageStartingWith(complaint);
    }

    private static Map<String, String> with(Map<String, String> variables, String name, String value) {
        var changed = new HashMap<>(variables);
        changed.put(name, value);
        return changed;
    }

    static Settings read(Map<String, String> variables) {
        var environment = new StandardEnvironment();
        environment.getPropertySources().stream()
                .map(source -> source.getName())
                .toList()
                .forEach(environment.getPropertySources()::remove);
        environment.getPropertySources().addFirst(new MapPropertySource("test", Map.copyOf(variables)));
        return Settings.read(environment);
    }
}
