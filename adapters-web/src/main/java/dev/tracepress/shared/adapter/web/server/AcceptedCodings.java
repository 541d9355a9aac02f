package dev.tracepress.shared.adapter.web.server;

import dev.tracepress.shared.adapter.web.representation.Compression;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpRequest;

/**
 * Leaves of what a client accepts what is offered: gzip or nothing. Netty would choose deflate as well, whose tag would be that of
 * other bytes, and snappy for whoever accepts anything, which no client reads.
 */
final class AcceptedCodings extends ChannelInboundHandlerAdapter {

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (message instanceof HttpRequest request && request.headers().contains(HttpHeaderNames.ACCEPT_ENCODING)) {
            var said = String.join(",", request.headers().getAll(HttpHeaderNames.ACCEPT_ENCODING));
            request.headers()
                    .set(
                            HttpHeaderNames.ACCEPT_ENCODING,
                            Compression.isAccepted(said) ? HttpHeaderValues.GZIP : HttpHeaderValues.IDENTITY);
        }
        context.fireChannelRead(message);
    }
}
