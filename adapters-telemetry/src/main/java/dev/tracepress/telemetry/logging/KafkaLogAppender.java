package dev.tracepress.telemetry.logging;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.UnsynchronizedAppenderBase;
import java.util.function.Consumer;
import org.springframework.boot.logging.structured.StructuredLogFormatter;

/** Renders lines where they are logged, since that thread knows the trace, and passes them on without waiting. */
final class KafkaLogAppender extends UnsynchronizedAppenderBase<ILoggingEvent> {

    /** What the client says while it sends would be sent in turn, for ever. */
    private static final String OF_THE_CLIENT = "org.apache.kafka";

    private final StructuredLogFormatter<ILoggingEvent> format;
    private final Consumer<String> lines;

    KafkaLogAppender(StructuredLogFormatter<ILoggingEvent> format, Consumer<String> lines) {
        this.format = format;
        this.lines = lines;
        setName("kafka");
    }

    @Override
    protected void append(ILoggingEvent event) {
        if (!event.getLoggerName().startsWith(OF_THE_CLIENT)) {
            lines.accept(format.format(event).stripTrailing());
        }
    }
}
