package dev.tracepress.telemetry.logging;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.turbo.TurboFilter;
import org.slf4j.LoggerFactory;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;

/** What holds for the log before anything of the service is built. */
public final class ServiceLog {

    private ServiceLog() {}

    /**
     * Sets the level of the service's own lines, and keeps libraries from quoting what people send and from taking a hang-up
     * for a failure, for as long as the JVM lives; Reactor among them.
     */
    public static void begin(LogLevel level) {
        LoggingSystem.get(ServiceLog.class.getClassLoader()).setLogLevel("dev.tracepress", level);
        UnheardErrors.areTold();
        add(new LogFilters(new ContentGuard(), new HangUps(), new AuditGuard()));
    }

    /** Unless a service that this JVM has started before has done so. */
    private static void add(TurboFilter filter) {
        var loggers = (LoggerContext) LoggerFactory.getILoggerFactory();
        if (loggers.getTurboFilterList().stream().noneMatch(filter.getClass()::isInstance)) {
            loggers.addTurboFilter(filter);
        }
    }
}
