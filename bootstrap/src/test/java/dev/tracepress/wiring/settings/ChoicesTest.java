package dev.tracepress.wiring.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tracepress.shared.adapter.persistence.Pooling;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Execution(ExecutionMode.CONCURRENT)
class ChoicesTest {

    private static final Map<String, String> KEYS =
            Map.of("pem of RSA", SettingsTest.pem("RSA"), "pem of Ed25519", SettingsTest.pem("Ed25519"));

    private static final Map<String, String> ALL = Map.of(
            "DATABASE_URL", "postgres://u:hidden1@db/tracepress",
            "JWT_SECRET", "hidden2 hidden2 hidden2 hidden2 hidden2",
            "JWT_ALGORITHM", "EdDSA",
            "JWT_PRIVATE_KEYS", SettingsTest.pem("Ed25519"),
            "TRACEPRESS_WEBHOOK_URL", "https://h.example/hidden3",
            "TRACEPRESS_WEBHOOK_SECRET", "hidden4 hidden4 hidden4 hidden4 hidden4",
            "TRACEPRESS_SMTP_URL", "smtps://u:hidden5@mail.example",
            "TRACEPRESS_MAIL_FROM", "hidden6@example.com");

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            -                                                           | storage postgresql, queue db-scheduler, notifier inbox, notifier stream, passwords argon2id, tokens HS256
            DATABASE_URL=postgres://u@db/t                              | storage postgresql, queue db-scheduler, notifier inbox, notifier stream, passwords argon2id, tokens HS256
            TRACEPRESS_STORAGE=memory                                   | storage memory, queue in process, notifier inbox, notifier stream, passwords argon2id, tokens HS256
            TRACEPRESS_SMTP_URL=smtp://h TRACEPRESS_MAIL_FROM=a@b.cd    | storage postgresql, queue db-scheduler, notifier inbox, notifier stream, notifier smtp, passwords argon2id, tokens HS256
            JWT_ALGORITHM=RS256 JWT_PRIVATE_KEYS=pem_of_RSA             | storage postgresql, queue db-scheduler, notifier inbox, notifier stream, passwords argon2id, tokens RS256
            JWT_ALGORITHM=eddsa JWT_PRIVATE_KEYS=pem_of_Ed25519         | storage postgresql, queue db-scheduler, notifier inbox, notifier stream, passwords argon2id, tokens EdDSA
            JWT_PRIVATE_KEYS=pem_of_Ed25519                             | storage postgresql, queue db-scheduler, notifier inbox, notifier stream, passwords argon2id, tokens HS256
            TRACEPRESS_ROLE=worker                                      | storage postgresql, queue db-scheduler, notifier inbox, notifier stream
            TRACEPRESS_ROLE=api                                         | storage postgresql, queue db-scheduler, notifier inbox, notifier stream, passwords argon2id, tokens HS256
            """)
    void what_is_chosen_follows_from_the_settings(String variables, String line) {
        assertThat(choices(variables == null ? "" : variables).line()).isEqualTo(line);
    }

    @Test
    void a_webhook_is_chosen_by_its_receiver() {
        var choices = Choices.of(SettingsTest.read(ALL));

        assertThat(choices.has(Notifier.WEBHOOK)).isTrue();
        assertThat(choices.has(Notifier.SMTP)).isTrue();
        assertThat(choices("").has(Notifier.WEBHOOK)).isFalse();
        assertThat(choices("").has(Notifier.SMTP)).isFalse();
    }

    @Test
    void each_says_why_and_none_tells_a_secret() {
        var told = Choices.of(SettingsTest.read(ALL)).told();

        assertThat(told)
                .hasSize(8)
                .allSatisfy(choice ->
                        assertThat(choice.because()).isNotBlank().doesNotContain("hidden", "BEGIN", "example"));
        assertThat(told.toString())
                .contains("DATABASE_URL is set", "JWT_ALGORITHM is EdDSA", "TRACEPRESS_WEBHOOK_URL is set");
        assertThat(choices("TRACEPRESS_STORAGE=memory").storage().because()).isEqualTo("TRACEPRESS_STORAGE is memory");
        assertThat(choices("").storage().because()).contains("an embedded one");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            -                                                                                  | SESSION     | NOTIFY
            DATABASE_URL=postgres://u@db/t                                                     | SESSION     | NOTIFY
            DATABASE_URL=postgres://u@db/t TRACEPRESS_WAKE=poll                                | SESSION     | POLL
            DATABASE_URL=postgres://u@db/t TRACEPRESS_WAKE=NOTIFY                              | SESSION     | NOTIFY
            DATABASE_URL=postgres://u@db/t                                                     | TRANSACTION | POLL
            DATABASE_URL=postgres://u@db/t DATABASE_DIRECT_URL=postgres://u@p/t                | TRANSACTION | NOTIFY
            DATABASE_URL=postgres://u@db/t DATABASE_DIRECT_URL=postgres://u@p/t TRACEPRESS_WAKE=poll | TRANSACTION | POLL
            DATABASE_URL=postgres://u@db/t DATABASE_DIRECT_URL=postgres://u@p/t TRACEPRESS_WAKE=notify | TRANSACTION | NOTIFY
            """)
    void how_processes_wake_follows_from_the_settings_and_from_what_connections_are(
            String variables, Pooling pooling, Wake wake) {
        var choices = Choices.of(settings(variables == null ? "" : variables), Optional.of(pooling));

        assertThat(choices.wake()).hasValueSatisfying(choice -> {
            assertThat(choice.chosen()).isEqualTo(wake);
            assertThat(choice.because().endsWith("no read comes from memory")).isEqualTo(wake == Wake.POLL);
        });
        assertThat(choices.listens()).isEqualTo(wake == Wake.NOTIFY);
        assertThat(choices.line()).contains("wake " + wake.text());
    }

    @Test
    void to_be_told_where_nothing_can_be_heard_is_refused() {
        var settings = settings("DATABASE_URL=postgres://u@db/t TRACEPRESS_WAKE=notify");

        assertThatThrownBy(() -> Choices.of(settings, Optional.of(Pooling.TRANSACTION)))
                .isInstanceOf(StartupRefused.class)
                .hasMessageStartingWith("TRACEPRESS_WAKE is notify, and nothing can be heard");
    }

    private static Choices choices(String variables) {
        return Choices.of(settings(variables));
    }

    private static Settings settings(String variables) {
        var environment = new HashMap<String, String>();
        for (var variable : variables.split(" ", -1)) {
            var parts = variable.split("=", 2);
            if (parts.length == 2) {
                environment.put(parts[0], KEYS.getOrDefault(parts[1].replace('_', ' '), parts[1]));
            }
        }
        return SettingsTest.read(environment);
    }
}
