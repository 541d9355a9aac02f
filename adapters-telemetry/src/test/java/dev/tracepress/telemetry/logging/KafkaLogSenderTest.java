package dev.tracepress.telemetry.logging;

import static dev.tracepress.testkit.Facts.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.tracepress.telemetry.context.BackendReachability;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RoundRobinPartitioner;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

@Tag("slow")
class KafkaLogSenderTest {

    private static final String TOPIC = "application.logs";

    private final CountDownLatch end = new CountDownLatch(1);
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();

    @AfterEach
    void let_go_whoever_still_waits() {
        end.countDown();
    }

    @Test
    void lines_go_to_the_topic_in_their_order() {
        var producer = producer(true);
        try (var sender = senderTo(() -> producer)) {
            sender.offer("one");
            sender.offer("two");

            eventually(() -> Mono.just(producer.history().size() == 2));
        }

        assertThat(producer.history())
                .containsExactly(new ProducerRecord<>(TOPIC, "one"), new ProducerRecord<>(TOPIC, "two"));
    }

    @Test
    void what_waits_when_the_log_is_closed_is_sent_and_the_connection_closed() {
        var producer = producer(true);
        var sender = senderTo(() -> producer);
        sender.offer("the last words");

        sender.close();

        assertThat(producer.history()).containsExactly(new ProducerRecord<>(TOPIC, "the last words"));
        assertThat(producer.closed()).isTrue();
        assertThat(sender.dropped()).isZero();
    }

    @Test
    void lines_without_room_are_dropped_and_counted_and_nobody_waits_for_kafka() {
        var sender = senderTo(this::waitForever, 2);

        for (var line = 0; line < 5; line++) {
            sender.offer("line " + line);
        }

        assertThat(sender.dropped()).isEqualTo(3);
    }

    @Test
    void lines_that_kafka_never_takes_are_counted_when_the_time_to_close_is_over() {
        var sender = senderTo(this::waitForever, 2);
        sender.offer("one");
        sender.offer("two");

        sender.close();

        eventually(() -> Mono.just(sender.dropped() == 2));
    }

    @Test
    void lines_that_come_after_closing_are_counted() {
        var producer = producer(true);
        var sender = senderTo(() -> producer);
        sender.close();

        sender.offer("too late");

        assertThat(sender.dropped()).isEqualTo(1);
    }

    @Test
    void failures_are_counted_and_told_once_and_so_is_their_end() {
        var producer = producer(false);
        try (var sender = senderTo(() -> producer)) {
            List.of("one", "two", "three", "four").forEach(sender::offer);
            eventually(() -> Mono.just(producer.history().size() == 4));

            producer.errorNext(new TimeoutException("no answer"));
            producer.errorNext(new TimeoutException("still no answer"));
            producer.completeNext();
            producer.completeNext();

            assertThat(sender.dropped()).isEqualTo(2);
            assertThat(told()).containsExactly("WARN Lines do not reach Kafka: no answer", "INFO Lines reach Kafka");
        }
    }

    @Test
    void a_line_too_large_for_kafka_is_counted_and_says_nothing_of_the_others() {
        var producer = producer(false);
        try (var sender = senderTo(() -> producer)) {
            sender.offer("a long one");
            eventually(() -> Mono.just(producer.history().size() == 1));

            producer.errorNext(new RecordTooLargeException("too large"));

            assertThat(sender.dropped()).isEqualTo(1);
            assertThat(told()).isEmpty();
        }
    }

    @Test
    void lines_wait_for_brokers_that_cannot_be_found_at_first() {
        var producer = producer(true);
        Queue<Supplier<Producer<byte[], String>>> tries = new ArrayDeque<>(List.of(
                () -> {
                    throw new KafkaException("not made", new ConfigException("No resolvable bootstrap urls"));
                },
                () -> producer));
        try (var sender = senderTo(() -> tries.remove().get())) {
            sender.offer("patient");

            eventually(() -> Mono.just(producer.history().size() == 1));

            assertThat(sender.dropped()).isZero();
        }
        assertThat(told())
                .containsExactly(
                        "WARN Lines do not reach Kafka: No resolvable bootstrap urls", "INFO Lines reach Kafka");
    }

    private KafkaLogSender senderTo(Supplier<Producer<byte[], String>> producers) {
        return senderTo(producers, KafkaLogSender.ROOM);
    }

    private KafkaLogSender senderTo(Supplier<Producer<byte[], String>> producers, int room) {
        var logger = new LoggerContext().getLogger("test");
        logger.addAppender(log);
        log.start();
        return new KafkaLogSender(producers, TOPIC, new BackendReachability(logger, "Lines", "Kafka"), room).started();
    }

    private List<String> told() {
        return log.list.stream()
                .map(event -> event.getLevel() + " " + event.getFormattedMessage())
                .toList();
    }

    private Producer<byte[], String> waitForever() {
        try {
            end.await();
        } catch (InterruptedException interrupted) {
            throw new KafkaException("interrupted", interrupted);
        }
        return producer(true);
    }

    private static MockProducer<byte[], String> producer(boolean takesLines) {
        return new MockProducer<>(
                takesLines, new RoundRobinPartitioner(), new ByteArraySerializer(), new StringSerializer());
    }
}
