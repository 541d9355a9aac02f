package dev.tracepress.telemetry.logging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.netty.channel.AbortedException;

class HangUpsTest {

    private static final String DRIVER_OF_THE_DATABASE = "io.r2dbc.postgresql.client.ReactorNettyClient";

    private final FilteredLog log = new FilteredLog(new HangUps());

    @ParameterizedTest
    @ValueSource(strings = {DRIVER_OF_THE_DATABASE, "reactor.netty.channel.ChannelOperations"})
    void what_a_driver_calls_an_error_is_nobodys_failure(String driver) {
        log.of(driver).error("[cid: 0x1] Connection Error", AbortedException.beforeSend());
        log.of(driver).warn("[cid: 0x1] Connection Error", new IOException("Connection reset by peer"));

        assertThat(log.lines()).isEmpty();
    }

    @Test
    void everything_else_is_told_as_before() {
        log.of(DRIVER_OF_THE_DATABASE).error("Connection Error", new IOException("certificate expired"));
        log.of(DRIVER_OF_THE_DATABASE).error("no error comes with it");
        log.of("dev.tracepress.access").error("of the service", AbortedException.beforeSend());

        assertThat(log.lines())
                .extracting(ILoggingEvent::getLevel, ILoggingEvent::getMessage)
                .containsExactly(
                        tuple(Level.ERROR, "Connection Error"),
                        tuple(Level.ERROR, "no error comes with it"),
                        tuple(Level.ERROR, "of the service"));
    }
}
