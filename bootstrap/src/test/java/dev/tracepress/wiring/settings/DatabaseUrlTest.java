package dev.tracepress.wiring.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tracepress.shared.adapter.persistence.ConnectionParameters;
import dev.tracepress.shared.adapter.persistence.ConnectionParameters.Server;
import dev.tracepress.shared.adapter.persistence.DatabaseSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** libpq's connection URI is taken at its word, or refused by name. */
class DatabaseUrlTest {

    @Test
    void it_is_taken_apart() {
        assertThat(settings("postgresql://us%40er:p%2Fw+%3A@db.example:6432/tracepress?sslmode=require"))
                .isEqualTo(new DatabaseSettings("db.example", 6432, "tracepress", "us@er", "p/w+:", "require", 5));
        assertThat(settings("postgres://u@h/d")).isEqualTo(new DatabaseSettings("h", 5432, "d", "u", "", "prefer", 5));
    }

    @Test
    void what_else_is_said_of_the_connection_is_kept() {
        assertThat(settings(
                                "postgres://u@[::1],b:6432,c/d?target_session_attrs=read-write&load_balance_hosts=random"
                                        + "&application_name=the%20press&connect_timeout=5&keepalives=0&client_encoding=UTF8"
                                        + "&options=-c%20search_path=app%20-clock_timeout=1s%20--work-mem=8MB%20-c%20a.b=x%5C%20y")
                        .parameters())
                .isEqualTo(new ConnectionParameters(
                        List.of(new Server("b", 6432), new Server("c", 5432)),
                        Optional.of("the press"),
                        Optional.of(Duration.ofSeconds(5)),
                        Map.of("search_path", "app", "lock_timeout", "1s", "work_mem", "8MB", "a.b", "x y"),
                        true,
                        true,
                        false,
                        Optional.empty()));
    }

    @Test
    void a_certificate_that_is_given_is_looked_at_as_libpq_does(@TempDir Path folder) throws IOException {
        var file = Files.writeString(folder.resolve("ca.pem"), "-----BEGIN CERTIFICATE-----");

        var settings = settings("postgres://u@h/d?sslmode=require&sslrootcert=" + file);

        assertThat(settings.sslMode()).isEqualTo("verify-ca");
        assertThat(settings.parameters().rootCertificate()).contains(file);
        assertThatThrownBy(() -> DatabaseUrl.parse("postgres://u@h/d?sslrootcert=" + file))
                .isInstanceOf(StartupRefused.class)
                .hasMessage("sslrootcert in DATABASE_URL has no effect with sslmode=prefer");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "sslmode=maybe|sslmode in DATABASE_URL is maybe",
                "sslmode=|sslmode in DATABASE_URL is",
                "sslrootcert=/nowhere.pem&sslmode=verify-full|sslrootcert in DATABASE_URL is /nowhere.pem, which cannot be read",
                "sslcert=a.pem|DATABASE_URL has the parameter sslcert, which cannot be honoured",
                "pgbouncer=true|DATABASE_URL has the parameter pgbouncer, which cannot be honoured",
                "host=other|DATABASE_URL has the parameter host, which cannot be honoured",
                "SSLMODE=require|DATABASE_URL has the parameter SSLMODE, which cannot be honoured",
                "channel_binding=require|DATABASE_URL has the parameter channel_binding, which cannot be honoured",
                "keepalives_idle=5|DATABASE_URL has the parameter keepalives_idle, which cannot be honoured",
                "target_session_attrs=standby|target_session_attrs in DATABASE_URL is standby",
                "load_balance_hosts=true|load_balance_hosts in DATABASE_URL is true",
                "connect_timeout=0|connect_timeout in DATABASE_URL is 0",
                "connect_timeout=soon|connect_timeout in DATABASE_URL is soon",
                "client_encoding=LATIN1|client_encoding in DATABASE_URL is LATIN1",
                "options=-e|options in DATABASE_URL holds more than settings, at \"-e\"",
                "options=-c%20a=b%20nonsense|options in DATABASE_URL holds more than settings, at \"nonsense\"",
                "sslmode=require&sslmode=disable|sslmode stands twice in DATABASE_URL"
            })
    void a_parameter_that_cannot_be_honoured_is_refused_by_name(String query, String complaint) {
        assertThatThrownBy(() -> DatabaseUrl.parse("postgres://u:hidden@h/d?" + query))
                .isInstanceOf(StartupRefused.class)
                .hasMessageStartingWith(complaint)
                .hasMessageNotContaining("hidden");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "h/d",
                "postgres://h/d",
                "postgres://u:p@h",
                "postgres://u:p@h/",
                "postgres://u:p p@h/d",
                "postgres://u:p@p@h/d",
                "postgres://u:p@h:99999/d",
                "postgres://u:p@h:0/d",
                "postgres://u:p@h,/d",
                "postgres://u:p@/d"
            })
    void what_is_no_database_url_is_refused_without_repeating_it(String url) {
        assertThatThrownBy(() -> DatabaseUrl.parse(url))
                .isInstanceOf(StartupRefused.class)
                .hasMessageStartingWith("DATABASE_URL is not of the form")
                .hasMessageNotContaining("p p");
    }

    private static DatabaseSettings settings(String url) {
        return DatabaseUrl.parse(url).settings(5);
    }
}
