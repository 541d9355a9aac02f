package dev.tracepress.telemetry.logging;

import static java.util.Objects.requireNonNull;

import dev.tracepress.shared.domain.KeepsState;
import dev.tracepress.telemetry.context.BackendReachability;
import dev.tracepress.telemetry.context.Farewell;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.jspecify.annotations.Nullable;

/**
 * Hands lines to Kafka on a thread of its own, and counts those that are lost.
 *
 * <p>Whoever offers a line neither waits nor hears of a failure: when Kafka is slow or away, lines wait until there is no
 * room for more.
 */
@KeepsState("lines that are not yet sent")
final class KafkaLogSender implements AutoCloseable {

    /** Lines that wait: some MB at most, and seconds of a busy service. */
    static final int ROOM = 8_192;

    /** Looked after now and then rather than at every line, so that offering one wakes nobody. */
    private static final Duration PAUSE = Duration.ofMillis(100);

    private static final Duration BEFORE_NEXT_TRY = Duration.ofSeconds(1);
    /** For giving up, first of itself, then interrupted. */
    private static final Duration GRACE = Duration.ofMillis(200);

    /** For sending what waits at the end; the producer gives up by itself then, and says what it lost. */
    private static final Duration FLUSH = Farewell.KAFKA.minus(GRACE.multipliedBy(2));

    private final Supplier<Producer<byte[], String>> producers;
    private final String topic;
    private final BackendReachability arrivals;
    private final BlockingQueue<String> waiting;
    private final LongAdder dropped = new LongAdder();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread thread = Thread.ofVirtual().name("kafka-log").unstarted(this::work);
    private volatile long deadline;

    /** Known to the thread alone. */
    private @Nullable Producer<byte[], String> producer;

    /** @param producers makes a connection, and throws when it cannot; asked again and again until one is made */
    KafkaLogSender(Supplier<Producer<byte[], String>> producers, String topic, BackendReachability arrivals, int room) {
        this.producers = producers;
        this.topic = topic;
        this.arrivals = arrivals;
        this.waiting = new ArrayBlockingQueue<>(room);
    }

    KafkaLogSender started() {
        thread.start();
        return this;
    }

    void offer(String line) {
        if (isClosing() || !waiting.offer(line)) {
            dropped.increment();
        }
    }

    /** Lines that had no room, that Kafka did not take, or that were still here when the time to close was over. */
    long dropped() {
        return dropped.sum();
    }

    /** Sends what waits, for {@link Farewell#KAFKA} at most. */
    @Override
    public void close() {
        deadline = System.nanoTime() + FLUSH.toNanos();
        closing.countDown();
        try {
            if (!thread.join(FLUSH.plus(GRACE))) {
                thread.interrupt();
                var _ = thread.join(GRACE);
            }
        } catch (InterruptedException _) {
            thread.interrupt();
            Thread.currentThread().interrupt();
        }
    }

    private void work() {
        try {
            while (!isConnected()) {
                if (closing.await(BEFORE_NEXT_TRY.toMillis(), TimeUnit.MILLISECONDS)) {
                    return;
                }
            }
            sendUntilClosed(requireNonNull(producer));
        } catch (InterruptedException _) {
            // The time to close is over.
        } finally {
            closeProducer();
            waiting.forEach(_ -> dropped.increment());
            waiting.clear();
        }
    }

    /** Waits for the topic to be known, or else the first lines would be lost while the producer looks for it. */
    private boolean isConnected() {
        try {
            if (producer == null) {
                producer = producers.get();
            }
            producer.partitionsFor(topic);
            return true;
        } catch (RuntimeException error) {
            arrivals.missing(error);
            return false;
        }
    }

    private void sendUntilClosed(Producer<byte[], String> producer) throws InterruptedException {
        boolean last;
        do {
            last = closing.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS);
            for (var line = next(); line != null; line = next()) {
                send(line, producer);
            }
        } while (!last);
    }

    private @Nullable String next() {
        return isClosing() && timeLeft().isNegative() ? null : waiting.poll();
    }

    private void send(String line, Producer<byte[], String> producer) {
        try {
            // How it ended is told to the callback.
            var _ = producer.send(new ProducerRecord<>(topic, line), (_, error) -> ended(error));
        } catch (RuntimeException error) {
            ended(error);
        }
    }

    /** Called by Kafka's thread, for each line that it was given. */
    private void ended(@Nullable Exception error) {
        if (error == null) {
            arrivals.arrived();
        } else {
            dropped.increment();
            if (!(error instanceof RecordTooLargeException)) {
                arrivals.missing(error);
            }
        }
    }

    private void closeProducer() {
        if (producer != null) {
            try {
                var left = timeLeft();
                producer.close(left.isNegative() ? Duration.ZERO : left);
            } catch (RuntimeException error) {
                arrivals.missing(error);
            }
        }
    }

    private boolean isClosing() {
        return closing.getCount() == 0;
    }

    private Duration timeLeft() {
        return Duration.ofNanos(deadline - System.nanoTime());
    }
}
