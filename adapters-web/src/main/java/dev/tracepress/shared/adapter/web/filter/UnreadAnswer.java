package dev.tracepress.shared.adapter.web.filter;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.http.server.reactive.ServerHttpResponseDecorator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.http.server.HttpServerResponse;

/** What of an answer is made, and waits in the process for its client to take it. */
final class UnreadAnswer {

    /** Half a megabit: whoever takes a large answer more slowly would keep too much of it in memory for too long. */
    private static final long SLOWEST_BYTES_A_SECOND = 64 * 1024;

    /** What has begun at the last moment gets as far as its first byte, and what is taken to its end. */
    static final Duration MOMENT = Duration.ofMillis(500);

    /** Nothing that happens between the beginning of an answer and its first byte waits for anything but a thread. */
    private static final int MOST_MOMENTS_TO_BEGIN = 20;

    private UnreadAnswer() {}

    /** Once the first byte of an answer that has begun is on its way, or ought to have been long ago. */
    static Mono<Void> firstByte(ServerHttpResponse response) {
        return Flux.interval(Duration.ZERO, MOMENT)
                .take(MOST_MOMENTS_TO_BEGIN)
                .takeWhile(_ -> !(response.isCommitted() && sent(response).hasSentHeaders()))
                .then();
    }

    /** None before the answer has begun. */
    static long bytes(ServerHttpResponse response) {
        if (!response.isCommitted()) {
            return 0;
        }
        var bytes = new AtomicLong();
        sent(response).withConnection(connection -> {
            var waiting = connection.channel().unsafe().outboundBuffer();
            bytes.set(waiting == null ? 0 : waiting.totalPendingWriteBytes());
        });
        return bytes.get();
    }

    /** What a slow client needs for them, and a moment. */
    static Duration time(ServerHttpResponse response) {
        return MOMENT.plusMillis(bytes(response) * 1_000 / SLOWEST_BYTES_A_SECOND);
    }

    private static HttpServerResponse sent(ServerHttpResponse response) {
        return ServerHttpResponseDecorator.getNativeResponse(response);
    }
}
