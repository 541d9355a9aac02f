package dev.tracepress.telemetry.logging;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import dev.tracepress.telemetry.catalog.Metric;
import dev.tracepress.telemetry.context.BackendReachability;
import dev.tracepress.telemetry.context.Farewell;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.slf4j.LoggerFactory;

/** A copy of the log in a topic of Kafka, from when it is opened until it is closed. */
public final class KafkaLog implements MeterBinder, AutoCloseable {

    private final KafkaLogSender sender;
    private final KafkaLogAppender appender;

    private KafkaLog(KafkaLogSender sender, KafkaLogAppender appender) {
        this.sender = sender;
        this.appender = appender;
    }

    /** Whether Kafka answers shows in the log only, and later: a service does not wait for the copy of its log. */
    public static KafkaLog open(KafkaLogSettings settings) {
        var arrivals =
                new BackendReachability(LoggerFactory.getLogger(KafkaLog.class), "Log lines", "Kafka at " + settings);
        var sender = new KafkaLogSender(() -> connect(settings), settings.topic(), arrivals, KafkaLogSender.ROOM);
        var appender = new KafkaLogAppender(new JsonLogFormat(settings.service()), sender::offer);
        appender.setContext((LoggerContext) LoggerFactory.getILoggerFactory());
        appender.start();
        root().addAppender(appender);
        return new KafkaLog(sender.started(), appender);
    }

    public long dropped() {
        return sender.dropped();
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Metric.TELEMETRY_DROPPED
                .functionCounter(this, KafkaLog::dropped, Tags.of("signal", "logs", "exporter", "kafka"))
                .register(registry);
    }

    /** Sends what waits, for {@link Farewell#KAFKA} at most. */
    @Override
    public void close() {
        root().detachAppender(appender);
        appender.stop();
        sender.close();
    }

    private static Producer<byte[], String> connect(KafkaLogSettings settings) {
        return new KafkaProducer<>(properties(settings), new ByteArraySerializer(), new StringSerializer());
    }

    /** The client's properties add to these, such as how to log in; what bounds time and memory is not theirs to change. */
    private static Map<String, Object> properties(KafkaLogSettings settings) {
        var properties = new HashMap<String, Object>(settings.client());
        properties.putAll(Map.ofEntries(
                Map.entry(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, settings.brokers()),
                Map.entry(ProducerConfig.CLIENT_ID_CONFIG, settings.service()),
                Map.entry(ProducerConfig.ACKS_CONFIG, "1"),
                Map.entry(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, false),
                Map.entry(ProducerConfig.COMPRESSION_TYPE_CONFIG, "gzip"),
                Map.entry(ProducerConfig.LINGER_MS_CONFIG, 50),
                Map.entry(ProducerConfig.MAX_BLOCK_MS_CONFIG, 1_000),
                Map.entry(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 5_000),
                Map.entry(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 10_000),
                Map.entry(ProducerConfig.BUFFER_MEMORY_CONFIG, 8 * 1_024 * 1_024),
                // Micrometer has the figures that are asked for; JMX and the broker need none.
                Map.entry(ProducerConfig.METRIC_REPORTER_CLASSES_CONFIG, ""),
                Map.entry(ProducerConfig.ENABLE_METRICS_PUSH_CONFIG, false)));
        return properties;
    }

    private static Logger root() {
        return ((LoggerContext) LoggerFactory.getILoggerFactory()).getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    }
}
