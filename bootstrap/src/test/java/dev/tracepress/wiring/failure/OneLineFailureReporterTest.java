package dev.tracepress.wiring.failure;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.r2dbc.spi.R2dbcNonTransientResourceException;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.BeanCreationException;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.MapPropertySource;

/** Whatever stops the start is told on one line, without a stack. */
class OneLineFailureReporterTest {

    private final GenericApplicationContext context = new GenericApplicationContext();

    @Test
    void what_nobody_has_foreseen_is_told_with_its_root_cause_and_the_setting_to_blame() {
        set("LOG_KAFKA_TOPIC", "x y");
        var failure = new BeanCreationException(
                "outer",
                "it failed",
                new BeanCreationException("inner", "it failed", new IllegalStateException("LOG_KAFKA_TOPIC\nis odd")));

        assertThat(told(failure))
                .containsExactly("Tracepress does not start: the part inner cannot be made (IllegalStateException:"
                        + " LOG_KAFKA_TOPIC is odd). Check LOG_KAFKA_TOPIC; LOG_LEVEL=debug shows where.");
    }

    @Test
    void a_failure_without_a_word_is_told_by_its_kind() {
        assertThat(told(new IllegalStateException("outer", new IOException())))
                .containsExactly("Tracepress does not start: something unforeseen failed (IOException)."
                        + " LOG_LEVEL=debug shows where.");
    }

    @Test
    void what_spring_can_explain_it_explains() {
        assertThat(told(new PortInUseException(8080)).getFirst())
                .startsWith("Tracepress does not start: Web server failed to start. Port 8080 was already in use.");
    }

    @Test
    void what_refuses_a_parameter_of_a_connection_is_named() {
        set("DATABASE_URL", "postgres://u:hidden@bouncer:6432/d");

        assertThat(told(new IllegalStateException(
                                new R2dbcNonTransientResourceException(
                                        "unsupported startup parameter: statement_timeout") {}))
                        .getFirst())
                .startsWith("Tracepress does not start: postgres://u@bouncer:6432/d?sslmode=prefer cannot be used (")
                .contains("unsupported startup parameter: statement_timeout")
                .contains("ignore_startup_parameters");
        assertThat(told(new SQLException("FATAL: unsupported startup parameter: options"))
                        .getFirst())
                .contains("unsupported startup parameter: options")
                .contains("ignore_startup_parameters");
    }

    private void set(String name, String value) {
        context.getEnvironment().getPropertySources().addFirst(new MapPropertySource(name, Map.of(name, value)));
    }

    private List<String> told(Throwable failure) {
        var log = (Logger) LoggerFactory.getLogger("dev.tracepress");
        var lines = new ListAppender<ILoggingEvent>();
        var level = log.getLevel();
        lines.start();
        log.addAppender(lines);
        log.setLevel(Level.INFO);
        try {
            assertThat(new OneLineFailureReporter(context).reportException(failure))
                    .isTrue();
        } finally {
            log.setLevel(level);
            log.detachAppender(lines);
        }
        assertThat(lines.list)
                .allSatisfy(line -> assertThat(line.getThrowableProxy()).isNull());
        return lines.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
    }
}
