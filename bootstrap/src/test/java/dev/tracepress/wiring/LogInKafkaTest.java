package dev.tracepress.wiring;

import static dev.tracepress.testkit.Facts.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.test.EmbeddedKafkaKraftBroker;
import reactor.core.publisher.Mono;

/** The log of the whole service in a real Kafka. */
@Tag("slow")
class LogInKafkaTest {

    private static final EmbeddedKafkaKraftBroker KAFKA = new EmbeddedKafkaKraftBroker(1, 1, "application.logs");
    private static final Span SPAN = Span.wrap(SpanContext.create(
            "4bf92f3577b34da6a3ce929d0e0e4736", "00f067aa0ba902b7", TraceFlags.getSampled(), TraceState.getDefault()));

    private static final Locale USUAL = Locale.getDefault();

    /** Kafka itself names its files in the digits of the locale, and then does not find them. */
    @BeforeAll
    static void start_kafka() {
        Locale.setDefault(Locale.ROOT);
        silence("kafka", "org.apache.kafka", "state.change.logger");
        KAFKA.afterPropertiesSet();
    }

    @AfterAll
    static void stop_kafka() {
        KAFKA.destroy();
        Locale.setDefault(USUAL);
    }

    @Test
    void what_a_service_logs_until_its_end_is_in_the_topic_and_nothing_after() {
        try (var _ = RunningService.start(
                        "--LOG_KAFKA_BROKERS=" + KAFKA.getBrokersAsString(), "--logging.level.kafka=off");
                var _ = SPAN.makeCurrent()) {
            LoggerFactory.getLogger("test").info("while it runs");
        }
        LoggerFactory.getLogger("test").info("after its end");

        var lines = linesUntil("while it runs");
        assertThat(lines)
                .anyMatch(line -> line.contains("Tracepress is ready"))
                .anyMatch(line -> line.contains("\"message\":\"while it runs\"")
                        && line.contains("\"traceId\":\"4bf92f3577b34da6a3ce929d0e0e4736\""))
                .noneMatch(line -> line.contains("after its end"));
    }

    private static void silence(String... loggers) {
        Arrays.stream(loggers).forEach(name -> ((Logger) LoggerFactory.getLogger(name)).setLevel(Level.OFF));
    }

    private static List<String> linesUntil(String last) {
        var partition = new TopicPartition("application.logs", 0);
        try (var consumer = new KafkaConsumer<>(
                Map.<String, Object>of(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, KAFKA.getBrokersAsString()),
                new StringDeserializer(),
                new StringDeserializer())) {
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            var lines = new ArrayList<String>();
            eventually(() -> {
                consumer.poll(Duration.ofMillis(100)).forEach(line -> lines.add(line.value()));
                return Mono.just(lines.stream().anyMatch(line -> line.contains(last)));
            });
            return lines;
        }
    }
}
