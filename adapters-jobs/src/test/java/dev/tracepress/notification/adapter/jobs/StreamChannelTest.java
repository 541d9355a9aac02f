package dev.tracepress.notification.adapter.jobs;

import static dev.tracepress.testkit.Facts.completes;
import static dev.tracepress.testkit.Facts.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tracepress.identity.domain.UserId;
import dev.tracepress.notification.application.port.out.NotificationChannel;
import dev.tracepress.notification.application.port.out.NotificationChannelContract;
import dev.tracepress.notification.domain.NotificationId;
import dev.tracepress.shared.adapter.jobs.listening.ChannelListener;
import dev.tracepress.shared.application.port.out.TransactionBoundary;
import java.time.Duration;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

@Tag("slow")
class StreamChannelTest extends NotificationChannelContract {

    /** Between two notices of a process, as the port promises. */
    private static final Duration PAUSE = Duration.ofMillis(10);

    private static final int CROWD = 2_000;

    private final HeardRecipients others = new HeardRecipients();
    private final FanOutUnderTest process =
            FanOutUnderTest.enqueuing().with(ChannelListener.class, others).start();

    StreamChannelTest() {
        others.listens();
    }

    @AfterEach
    void close() {
        process.close();
    }

    @Override
    protected NotificationChannel channel() {
        return process.bean(NotificationChannel.class);
    }

    @Override
    protected TransactionBoundary transactions() {
        return process.store().transactions();
    }

    @Override
    protected Mono<Set<UserId>> reached() {
        return others.all();
    }

    @Test
    void a_crowd_is_announced_in_few_words() {
        var began = System.nanoTime();
        completes(Flux.fromStream(LongStream.rangeClosed(1, CROWD).boxed())
                .flatMap(this::told)
                .then());

        eventually(() -> reached().map(reached -> reached.size() == CROWD));
        var pauses = Duration.ofNanos(System.nanoTime() - began).dividedBy(PAUSE);
        assertThat(others.notices()).isLessThanOrEqualTo((int) pauses + 2);
    }

    private Mono<Void> told(long recipient) {
        return transactions().inTransaction(channel().tell(new NotificationId(recipient), new UserId(recipient)));
    }
}
