package dev.tracepress.telemetry.logging;

import ch.qos.logback.classic.spi.ILoggingEvent;
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
                ? new JsonLogFormat(text(environment, "OTEL_SERVICE_NAME", "tracepress"))
                : new TextLogFormat();
    }

    private static boolean isJson(Environment environment) {
        var production = !text(environment, "ENVIRONMENT", "development").equalsIgnoreCase("development");
        return text(environment, "LOG_FORMAT", production ? "json" : "text").equalsIgnoreCase("json");
    }

    /** As the settings are read, which comes later: a blank one counts as not set. */
    private static String text(Environment environment, String name, String usual) {
        var text = environment.getProperty(name, usual);
        return text.isBlank() ? usual : text.strip();
    }

    @Override
    public String format(ILoggingEvent event) {
        return format.format(event);
    }
}
