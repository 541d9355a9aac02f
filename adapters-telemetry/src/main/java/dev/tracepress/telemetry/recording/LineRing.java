package dev.tracepress.telemetry.recording;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.UnsynchronizedAppenderBase;
import io.opentelemetry.api.trace.Span;

/**
 * The lines that were logged last in a trace: the thread that logs knows the trace, and what is kept of a line is no larger than is said
 * in {@link KeptLine}. It waits for nobody.
 */
final class LineRing extends UnsynchronizedAppenderBase<ILoggingEvent> {

    static final int ROOM = 2_048;

    private final NewestRing<KeptLine> lines = new NewestRing<>(ROOM);
    private final Logger root;
    private final String process;

    LineRing(LoggerContext loggers, String process) {
        this.root = loggers.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        this.process = process;
        setContext(loggers);
        setName("console");
    }

    void attach() {
        start();
        root.addAppender(this);
    }

    void detach() {
        root.detachAppender(this);
        stop();
    }

    @Override
    protected void append(ILoggingEvent event) {
        var span = Span.current().getSpanContext();
        if (span.isValid()) {
            lines.keep(KeptLine.of(event, span, process));
        }
    }

    NewestRing<KeptLine> lines() {
        return lines;
    }
}
