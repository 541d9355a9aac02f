package dev.tracepress.shared.adapter.web.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.HttpResponseEncoder;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CommonHeadersTest {

    private Instant now = Instant.parse("2026-11-06T08:49:37.500Z");
    private final EmbeddedChannel connection =
            new EmbeddedChannel(new HttpResponseEncoder(), new CommonHeaders(() -> now, Optional.empty()));

    @Test
    void each_answer_has_the_second_in_which_it_is_given() {
        assertThat(answer()).contains("Fri, 06 Nov 2026 08:49:37 GMT");

        now = now.plus(Duration.ofMillis(400));
        assertThat(answer()).contains("Fri, 06 Nov 2026 08:49:37 GMT");

        now = now.plus(Duration.ofMillis(100));
        assertThat(answer()).contains("Fri, 06 Nov 2026 08:49:38 GMT");

        now = now.minus(Duration.ofHours(1));
        assertThat(answer()).contains("Fri, 06 Nov 2026 07:49:38 GMT");
    }

    private String answer() {
        connection.writeOutbound(new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.OK));
        return Sent.over(connection);
    }
}
