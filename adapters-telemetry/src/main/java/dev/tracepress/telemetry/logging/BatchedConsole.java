package dev.tracepress.telemetry.logging;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.joran.spi.ConsoleTarget;
import dev.tracepress.shared.domain.KeepsState;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Writes the log to the console in batches while the service is at work: a system call for every line would cost a request
 * more than all of its spans. Lines come at most {@link #PAUSE_MS} late; before the service has started and while it stops,
 * at once.
 */
@KeepsState("lines that are not yet written")
final class BatchedConsole implements SmartLifecycle, AutoCloseable {

    private static final int PAUSE_MS = 100;

    private final Optional<ConsoleAppender<ILoggingEvent>> console;
    private Optional<ScheduledExecutorService> flushing = Optional.empty();

    BatchedConsole(LoggerContext loggers) {
        this.console = console(loggers.getLogger(Logger.ROOT_LOGGER_NAME).getAppender("CONSOLE"));
    }

    static BatchedConsole ofThisService() {
        return new BatchedConsole((LoggerContext) LoggerFactory.getILoggerFactory());
    }

    private static Optional<ConsoleAppender<ILoggingEvent>> console(Appender<ILoggingEvent> appender) {
        return appender instanceof ConsoleAppender<ILoggingEvent> console ? Optional.of(console) : Optional.empty();
    }

    /** Last to start and first to stop. */
    @Override
    public int getPhase() {
        return Integer.MAX_VALUE;
    }

    @Override
    public synchronized void start() {
        var clock = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("log-flush").factory());
        var _ = clock.scheduleWithFixedDelay(BatchedConsole::flush, PAUSE_MS, PAUSE_MS, TimeUnit.MILLISECONDS);
        flushing = Optional.of(clock);
        console.ifPresent(appender -> appender.setImmediateFlush(false));
    }

    @Override
    public synchronized void stop() {
        console.ifPresent(appender -> appender.setImmediateFlush(true));
        flushing.ifPresent(ScheduledExecutorService::shutdown);
        flushing = Optional.empty();
        flush();
    }

    /** What a request said that ended in the very moment in which flushing did. */
    @Override
    public void close() {
        flush();
    }

    private static void flush() {
        try {
            ConsoleTarget.SystemOut.getStream().flush();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return flushing.isPresent();
    }
}
