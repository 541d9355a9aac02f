package dev.tracepress.telemetry.logging;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** On a log of its own, in which nobody else speaks. */
class AuditGuardTest {

    private final LoggerContext loggers = new LoggerContext();
    private final List<ILoggingEvent> told = new ArrayList<>();

    @BeforeEach
    void listen() {
        var appender = new AppenderBase<ILoggingEvent>() {
            @Override
            protected void append(ILoggingEvent line) {
                told.add(line);
            }
        };
        appender.setContext(loggers);
        appender.start();
        loggers.getLogger("ROOT").addAppender(appender);
        loggers.addTurboFilter(new AuditGuard());
    }

    @Test
    void no_level_silences_the_audit_log() {
        loggers.getLogger("dev.tracepress").setLevel(Level.WARN);
        loggers.getLogger("dev.tracepress.audit").atInfo().log("while all is at WARN");
        loggers.getLogger("dev.tracepress.audit").setLevel(Level.OFF);
        loggers.getLogger("dev.tracepress.audit").atInfo().log("while it is off itself");

        assertThat(told)
                .extracting(ILoggingEvent::getMessage)
                .containsExactly("while all is at WARN", "while it is off itself");
    }

    @Test
    void everybody_else_is_heard_as_the_level_says() {
        loggers.getLogger("dev.tracepress").setLevel(Level.WARN);
        loggers.getLogger("dev.tracepress.access").atInfo().log("silenced");
        loggers.getLogger("dev.tracepress.auditors").atInfo().log("silenced");
        loggers.getLogger("dev.tracepress.audit").atDebug().log("of developers");

        assertThat(told).isEmpty();
    }
}
