package dev.tracepress.telemetry.logging;

import static dev.tracepress.testkit.Facts.holds;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class KafkaLogTest {

    private static final KafkaLogSettings NOBODY_LISTENS =
            new KafkaLogSettings("localhost:1", "application.logs", "tracepress", Map.of());

    private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);

    @BeforeEach
    void silence_the_client() {
        ((Logger) LoggerFactory.getLogger("org.apache.kafka")).setLevel(Level.OFF);
    }

    @Test
    void a_closed_log_is_gone_from_the_root_and_what_it_lost_is_a_figure() {
        var figures = new SimpleMeterRegistry();
        try (var log = KafkaLog.open(NOBODY_LISTENS)) {
            log.bindTo(figures);
            assertThat(root.getAppender("kafka")).isNotNull();

            LoggerFactory.getLogger("test").info("to nobody");
        }

        assertThat(root.getAppender("kafka")).isNull();
        // On a busy machine the sender counts what is left a moment after nobody waits for it any more.
        holds(() -> figures.get("telemetry.dropped")
                        .tags("signal", "logs", "exporter", "kafka")
                        .functionCounter()
                        .count()
                > 0);
    }
}
