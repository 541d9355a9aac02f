package dev.tracepress.telemetry.logging;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class KafkaLogAppenderTest {

    private static final Span SPAN = Span.wrap(SpanContext.create(
            "4bf92f3577b34da6a3ce929d0e0e4736", "00f067aa0ba902b7", TraceFlags.getSampled(), TraceState.getDefault()));

    private final List<String> lines = new ArrayList<>();
    private final LoggerContext context = new LoggerContext();

    @Test
    void a_line_is_the_json_of_the_console_with_the_trace_of_the_thread_that_logs() {
        try (var _ = SPAN.makeCurrent()) {
            logger("dev.tracepress").atInfo().addKeyValue("article_id", 7).log("an article");
        }

        assertThat(lines).hasSize(1);
        assertThat(lines.getFirst())
                .startsWith("{\"@timestamp\":\"")
                .endsWith("}")
                .contains(
                        "\"message\":\"an article\"",
                        "\"service\":\"tracepress\"",
                        "\"traceId\":\"4bf92f3577b34da6a3ce929d0e0e4736\"",
                        "\"spanId\":\"00f067aa0ba902b7\"",
                        "\"article_id\":7");
    }

    @Test
    void what_kafkas_client_says_is_not_sent_to_kafka() {
        logger("org.apache.kafka.clients.NetworkClient").warn("a broker is away");

        assertThat(lines).isEmpty();
    }

    private Logger logger(String name) {
        var appender = new KafkaLogAppender(new JsonLogFormat("tracepress"), lines::add);
        appender.setContext(context);
        appender.start();
        var logger = context.getLogger(name);
        logger.addAppender(appender);
        return logger;
    }
}
