package dev.tracepress.wiring.telemetry;

import ch.qos.logback.classic.spi.ILoggingEvent;
import java.util.Locale;
import org.springframework.boot.logging.structured.StructuredLogFormatter;
import org.springframework.core.env.Environment;

/**
 * How a line of the log looks: JSON for machines or text for human eyes, as {@code LOG_FORMAT} says; without it, JSON in
 * production.
 */
public final class LogFormat implements StructuredLogFormatter<ILoggingEvent> {

    private final StructuredLogFormatter<ILoggingEvent> format;

    /** Found by Spring Boot, which builds the log before anything else of the service. */
    public LogFormat(Environment environment) {
        this.format = isJson(environment)
                ? new JsonLogFormat(environment.getProperty("spring.application.name", "tracepress"))
                : new TextLogFormat();
    }

    private static boolean isJson(Environment environment) {
        var production =
                !environment.getProperty("ENVIRONMENT", "development").strip().equalsIgnoreCase("development");
        return environment
                .getProperty("LOG_FORMAT", production ? "json" : "text")
                .strip()
                .toLowerCase(Locale.ROOT)
                .equals("json");
    }

    @Override
    public String format(ILoggingEvent event) {
        return format.format(event);
    }
}
