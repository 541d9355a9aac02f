package dev.tracepress.shared.adapter.web;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpResponseStatus;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import tools.jackson.databind.json.JsonMapper;

/**
 * Fills the errors that Netty answers by itself, before WebFlux sees the request: too long a line or a header, a request that
 * is no HTTP, an address that is no URI. They come as full responses without content; all others have theirs already.
 */
final class EmptyErrors extends ChannelOutboundHandlerAdapter {

    private final RequestTraces traces;
    private final JsonMapper json;

    EmptyErrors(RequestTraces traces, JsonMapper json) {
        this.traces = traces;
        this.json = json;
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) throws Exception {
        super.write(
                context,
                message instanceof FullHttpResponse response && isEmptyError(response) ? filled(response) : message,
                promise);
    }

    /** The answer to a HEAD has no content either, but says how long it would be. */
    private static boolean isEmptyError(FullHttpResponse response) {
        return response.status().code() >= HttpResponseStatus.BAD_REQUEST.code()
                && !response.content().isReadable()
                && response.headers().getInt(HttpHeaderNames.CONTENT_LENGTH, 0) == 0;
    }

    private FullHttpResponse filled(FullHttpResponse response) {
        var status = HttpStatusCode.valueOf(response.status().code());
        var error = new HttpError(status, FrameworkErrorMapping.text(status), HttpHeaders.EMPTY);
        var body = json.writeValueAsBytes(ErrorBody.plain(error, traces.refused(status.value())));
        var filled = new DefaultFullHttpResponse(
                response.protocolVersion(), response.status(), Unpooled.wrappedBuffer(body));
        filled.headers()
                .set(response.headers())
                .set(HttpHeaderNames.CONTENT_TYPE, MediaType.APPLICATION_JSON_VALUE)
                .set(HttpHeaderNames.CONTENT_LENGTH, body.length)
                .set(RequestIdFilter.HEADER, RequestIdFilter.idFor(null));
        response.release();
        return filled;
    }
}
