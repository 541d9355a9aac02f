package dev.tracepress.telemetry.logging;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ContentGuardTest {

    private final FilteredLog log = new FilteredLog(new ContentGuard());

    @ParameterizedTest
    @ValueSource(
            strings = {
                "org.springframework.transaction.reactive.TransactionalOperatorImpl",
                "org.springframework.web.reactive.resource.ResourceHandlerUtils",
                "org.springframework.web.server.adapter.HttpWebHandlerAdapter",
                "reactor.netty.http.server.HttpServerOperations"
            })
    void who_quotes_when_something_breaks_off_is_not_heard(String logger) throws ClassNotFoundException {
        log.of(Class.forName(logger).getName()).error("quoted", new IllegalStateException("quoted"));

        assertThat(log.lines()).isEmpty();
    }

    @Test
    void who_quotes_to_developers_is_heard_by_operators_alone() {
        log.of("io.r2dbc.postgresql").trace("quoted");
        log.of("io.r2dbc.postgresql").debug("quoted");
        log.of("io.r2dbc.postgresql").warn("told");
        log.of("dev.tracepress").debug("told");

        assertThat(log.lines())
                .extracting(line -> line.getLoggerName() + ' ' + line.getLevel())
                .containsExactly("io.r2dbc.postgresql " + Level.WARN, "dev.tracepress " + Level.DEBUG);
    }
}
