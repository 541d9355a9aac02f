package dev.tracepress.telemetry.profiling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class ProfilingTest {

    private final Logger logger = (Logger) LoggerFactory.getLogger(Profiling.class);
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();

    @BeforeEach
    void listen() {
        log.start();
        logger.addAppender(log);
    }

    @AfterEach
    void stop_listening() {
        logger.detachAppender(log);
    }

    @Test
    void without_an_address_it_is_off_and_says_so() {
        profiling(Optional.empty()).start();

        assertThat(told()).containsExactly("INFO Profiling is off: PYROSCOPE_SERVER_ADDRESS is not set");
    }

    @Test
    void an_address_that_is_none_is_told_and_keeps_nothing_from_starting() {
        var profiling = profiling(Optional.of("pyroscope:4040"));

        assertThatCode(profiling::start).doesNotThrowAnyException();

        assertThat(profiling.isRunning()).isFalse();
        assertThat(told()).containsExactly("WARN Profiling is asked for and not available: invalid url pyroscope:4040");
    }

    private static Profiling profiling(Optional<String> server) {
        return new Profiling(new ProfilingSettings(server, "tracepress", Map.of(), _ -> Optional.empty()));
    }

    private List<String> told() {
        return log.list.stream()
                .map(event -> event.getLevel() + " " + event.getFormattedMessage())
                .toList();
    }
}
