package dev.tracepress.shared.adapter.web.server;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;

/** Leads {@code OPTIONS *}, which asks about the server as a whole (RFC 9110, 9.3.7), to its root: no URI is called so. */
final class AsteriskTarget extends ChannelInboundHandlerAdapter {

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (message instanceof HttpRequest request
                && HttpMethod.OPTIONS.equals(request.method())
                && request.uri().equals("*")) {
            request.setUri("/");
        }
        context.fireChannelRead(message);
    }
}
