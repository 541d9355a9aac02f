package dev.tracepress.telemetry.context;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BackendReachabilityTest {

    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private final ch.qos.logback.classic.Logger logger = new LoggerContext().getLogger("arrivals");

    @BeforeEach
    void listen() {
        log.start();
        logger.addAppender(log);
    }

    @Test
    void what_becomes_of_them_is_told_when_it_changes() {
        var arrivals = new BackendReachability(logger, "Metrics", "http://collector");

        arrivals.missing(new IllegalStateException("no export", new IllegalStateException("refused")));
        arrivals.missing("refused again");
        arrivals.arrived();
        arrivals.arrived();
        arrivals.missing("refused");

        assertThat(told())
                .containsExactly(
                        "WARN Metrics do not reach http://collector: refused",
                        "INFO Metrics reach http://collector",
                        "WARN Metrics do not reach http://collector: refused");
    }

    @Test
    void the_password_of_an_address_is_not_told() {
        new BackendReachability(logger, "Metrics", "http://us:sec@ret@collector/v1")
                .missing("no answer from https://us:secret@collector/v1");

        assertThat(told())
                .containsExactly("WARN Metrics do not reach http://collector/v1: no answer from https://collector/v1");
    }

    private List<String> told() {
        return log.list.stream()
                .map(event -> event.getLevel() + " " + event.getFormattedMessage())
                .toList();
    }
}
