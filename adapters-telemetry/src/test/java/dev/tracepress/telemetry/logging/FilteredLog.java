package dev.tracepress.telemetry.logging;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.turbo.TurboFilter;
import ch.qos.logback.core.read.ListAppender;
import java.util.List;

/** A log of its own behind a filter, in which nobody else speaks. */
final class FilteredLog {

    private final LoggerContext loggers = new LoggerContext();
    private final ListAppender<ILoggingEvent> lines = new ListAppender<>();

    FilteredLog(TurboFilter filter) {
        lines.setContext(loggers);
        lines.start();
        loggers.getLogger("ROOT").addAppender(lines);
        loggers.addTurboFilter(filter);
    }

    Logger of(String name) {
        return loggers.getLogger(name);
    }

    /** What passed the filter. */
    List<ILoggingEvent> lines() {
        return List.copyOf(lines.list);
    }
}
