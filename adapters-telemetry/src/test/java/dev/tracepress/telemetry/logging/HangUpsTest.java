package dev.tracepress.telemetry.logging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.netty.channel.AbortedException;

/** On a log of its own, in which nobody else speaks. */
class HangUpsTest {

    private static final String DRIVER_OF_THE_DATABASE = "io.r2dbc.postgresql.client.ReactorNettyClient";

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
        loggers.addTurboFilter(new HangUps());
    }

    @ParameterizedTest
    @ValueSource(strings = {DRIVER_OF_THE_DATABASE, "reactor.netty.channel.ChannelOperations"})
    void what_a_driver_calls_an_error_is_nobodys_failure(String driver) {
        loggers.getLogger(driver).error("[cid: 0x1] Connection Error", AbortedException.beforeSend());
        loggers.getLogger(driver).warn("[cid: 0x1] Connection Error", new IOException("Connection reset by peer"));

        assertThat(told).isEmpty();
    }

    @Test
    void everything_else_is_told_as_before() {
        loggers.getLogger(DRIVER_OF_THE_DATABASE).error("Connection Error", new IOException("certificate expired"));
        loggers.getLogger(DRIVER_OF_THE_DATABASE).error("no error comes with it");
        loggers.getLogger("dev.tracepress.access").error("of the service", AbortedException.beforeSend());

        assertThat(told)
                .extracting(ILoggingEvent::getLevel, ILoggingEvent::getMessage)
                .containsExactly(
                        tuple(Level.ERROR, "Connection Error"),
                        tuple(Level.ERROR, "no error comes with it"),
                        tuple(Level.ERROR, "of the service"));
    }
}
