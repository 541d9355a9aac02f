package dev.tracepress.shared.adapter.web.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tracepress.testkit.Verdict;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.HttpServerCodec;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ArrivalDeadlineTest {

    private static final String REQUEST = "GET / HTTP/1.1\r\nHost: a\r\n\r\n";

    private final ArrivalDeadline deadline = new ArrivalDeadline(Duration.ofSeconds(10));
    private final EmbeddedChannel connection =
            new EmbeddedChannel(deadline.bytes(), new HttpServerCodec(), deadline.messages());

    @Test
    void a_connection_that_stays_silent_is_closed_without_a_word() {
        passes(9);
        assertThat(connection.isOpen()).isTrue();

        passes(1);
        assertThat(connection.isOpen()).isFalse();
        assertThat(answer()).isEmpty();
    }

    @Test
    void a_head_that_comes_byte_by_byte_is_ended_in_time_and_told() {
        for (var second = 0; second < 9; second++) {
            comes(REQUEST.substring(second, second + 1));
            passes(1);
        }
        assertThat(connection.isOpen()).isTrue();

        comes("/");
        passes(1);
        assertThat(connection.isOpen()).isFalse();
        var answer = answer();
        assertThat(answer).startsWith("HTTP/1.1 408 ").contains("connection: close");
        new Verdict("15")
                .figure("seconds", 10)
                .mustEqual("isOpen", connection.isOpen(), false)
                .mustEqual("told", answer.startsWith("HTTP/1.1 408 "), true)
                .give();
    }

    @Test
    void a_body_that_comes_byte_by_byte_has_twice_as_long() {
        comes("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 50\r\n\r\n");
        for (var second = 0; second < 19; second++) {
            comes(" ");
            passes(1);
        }
        assertThat(connection.isOpen()).isTrue();

        passes(1);
        assertThat(connection.isOpen()).isFalse();
    }

    @Test
    void once_the_body_is_there_nobody_waits_for_more() {
        comes("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\n\r\n{");
        passes(19);
        comes("}");
        passes(60);

        assertThat(connection.isOpen()).isTrue();
    }

    @Test
    void between_requests_it_may_be_silent_but_the_next_head_has_no_more_time_than_the_first() {
        comes(REQUEST);
        passes(60);
        assertThat(connection.isOpen()).isTrue();

        comes("GET ");
        passes(9);
        assertThat(connection.isOpen()).isTrue();
        passes(1);
        assertThat(connection.isOpen()).isFalse();
    }

    private void comes(String text) {
        connection.writeInbound(Unpooled.copiedBuffer(text, StandardCharsets.US_ASCII));
    }

    private void passes(int seconds) {
        connection.advanceTimeBy(seconds, TimeUnit.SECONDS);
        connection.runScheduledPendingTasks();
        connection.runPendingTasks();
    }

    private String answer() {
        return Sent.over(connection);
    }
}
