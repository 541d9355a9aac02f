package dev.tracepress.telemetry.logging;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import org.junit.jupiter.api.Test;

class AuditGuardTest {

    private final FilteredLog log = new FilteredLog(new AuditGuard());

    @Test
    void no_level_silences_the_audit_log() {
        log.of("dev.tracepress").setLevel(Level.WARN);
        log.of("dev.tracepress.audit").atInfo().log("while all is at WARN");
        log.of("dev.tracepress.audit").setLevel(Level.OFF);
        log.of("dev.tracepress.audit").atInfo().log("while it is off itself");

        assertThat(log.lines())
                .extracting(ILoggingEvent::getMessage)
                .containsExactly("while all is at WARN", "while it is off itself");
    }

    @Test
    void everybody_else_is_heard_as_the_level_says() {
        log.of("dev.tracepress").setLevel(Level.WARN);
        log.of("dev.tracepress.access").atInfo().log("silenced");
        log.of("dev.tracepress.auditors").atInfo().log("silenced");
        log.of("dev.tracepress.audit").atDebug().log("of developers");

        assertThat(log.lines()).isEmpty();
    }
}
