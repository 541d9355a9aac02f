package dev.tracepress.shared.adapter.web.admission;

import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.http.server.reactive.ServerHttpResponseDecorator;
import reactor.netty.http.server.HttpServerResponse;

/** Knows when a client has taken an answer. The server calls it sent as soon as all of it waits for the connection. */
final class Taken {

    private Taken() {}

    /**
     * Once the client has taken all that was written, or is gone.
     *
     * @param patience whoever takes longer is cut off
     */
    static void then(ServerHttpResponse response, Duration patience, Runnable done) {
        HttpServerResponse answer = ServerHttpResponseDecorator.getNativeResponse(response);
        answer.withConnection(connection -> {
            var channel = connection.channel();
            if (!channel.isRegistered()) {
                // It is closed, and the end of that has passed.
                done.run();
                return;
            }
            var pipeline = channel.pipeline().firstContext();
            if (pipeline == null) {
                // It is just closing.
                done.run();
                return;
            }
            var end = channel.eventLoop().schedule(() -> cutOff(channel), patience.toMillis(), TimeUnit.MILLISECONDS);
            // Behind all handlers, of whom some keep to themselves what is no answer: nothing, which goes when all
            // before it has gone.
            pipeline.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(_ -> {
                end.cancel(false);
                done.run();
            });
        });
    }

    private static void cutOff(Channel channel) {
        var _ = channel.close();
    }
}
