package dev.tracepress.shared.adapter.web.admission;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpServerCodec;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import org.junit.jupiter.api.Test;

class BacklogTest {

    private long now = 5;
    private final Backlog backlog = new Backlog(() -> now);
    private final Queue<Runnable> later = new ArrayDeque<>();

    @Test
    void once_rounds_have_been_long_for_a_second_what_is_read_late_in_one_is_refused() {
        rounds(10, Duration.ofMillis(101));

        backlog.arrived(later::add);
        assertThat(backlog.isTooLong()).isFalse();
        pass(Duration.ofMillis(100));
        assertThat(backlog.isTooLong()).isFalse();
        pass(Duration.ofNanos(1));
        backlog.arrived(later::add);
        assertThat(later).hasSize(1);
        assertThat(backlog.isTooLong()).isTrue();
    }

    @Test
    void a_round_or_two_that_are_long_are_a_pause() {
        rounds(2, Duration.ofMillis(400));

        backlog.arrived(later::add);
        pass(Duration.ofMillis(400));

        assertThat(backlog.isTooLong()).isFalse();
    }

    @Test
    void a_short_round_is_the_end_of_it_and_one_in_between_is_not() {
        rounds(10, Duration.ofMillis(101));
        rounds(1, Duration.ofMillis(50));
        backlog.arrived(later::add);
        pass(Duration.ofMillis(101));
        assertThat(backlog.isTooLong()).isTrue();
        later.remove().run();

        rounds(1, Duration.ofMillis(24));
        backlog.arrived(later::add);
        pass(Duration.ofMillis(101));
        assertThat(backlog.isTooLong()).isFalse();
    }

    @Test
    void long_rounds_now_and_then_are_pauses_too() {
        for (var times = 0; times < 10; times++) {
            rounds(1, Duration.ofMillis(400));
            pass(Duration.ofMillis(26));
        }
        rounds(2, Duration.ofMillis(400));
        rounds(1, Duration.ofMillis(99));
        rounds(2, Duration.ofMillis(400));

        backlog.arrived(later::add);
        pass(Duration.ofMillis(400));
        assertThat(backlog.isTooLong()).isFalse();
    }

    @Test
    void between_rounds_nothing_waits() {
        rounds(10, Duration.ofMillis(101));
        pass(Duration.ofSeconds(1));

        assertThat(backlog.isTooLong()).isFalse();
    }

    /** The channel of tests reads and then does what it was handed, as an event loop does. */
    @Test
    void requests_are_passed_on_and_nothing_waits_once_they_are_read() {
        var connection = new EmbeddedChannel(new HttpServerCodec(), backlog);
        rounds(10, Duration.ofMillis(101));

        connection.writeInbound(Unpooled.copiedBuffer("GET / HTTP/1.1\r\nHost: a\r\n\r\n", StandardCharsets.US_ASCII));

        assertThat(connection.<Object>readInbound()).isInstanceOf(HttpRequest.class);
        pass(Duration.ofMillis(101));
        assertThat(backlog.isTooLong()).isFalse();
        connection.finishAndReleaseAll();
    }

    private void rounds(int count, Duration length) {
        for (var round = 0; round < count; round++) {
            backlog.arrived(later::add);
            pass(length);
            later.remove().run();
        }
    }

    private void pass(Duration time) {
        now += time.toNanos();
    }
}
