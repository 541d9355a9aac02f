package dev.tracepress.shared.adapter.web.server;

import dev.tracepress.shared.adapter.web.error.AcceptableTypes;
import dev.tracepress.shared.adapter.web.error.ErrorBody;
import dev.tracepress.shared.adapter.web.error.FrameworkErrorMapping;
import dev.tracepress.shared.adapter.web.error.RequestId;
import dev.tracepress.shared.adapter.web.error.RequestTraces;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpResponseStatus;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.support.Netty4HeadersAdapter;
import reactor.netty.channel.ChannelOperations;
import reactor.netty.http.server.HttpServerRequest;
import tools.jackson.databind.json.JsonMapper;

/**
 * Fills the errors that Netty answers by itself, before WebFlux sees the request: too long a line or a header, a request that
 * is no HTTP, an address that is no URI. They come as full responses without content; all others have theirs already, or at
 * least a name.
 */
final class EmptyErrors extends ChannelOutboundHandlerAdapter {

    /** What Netty takes for the address, and GET for the method, if it cannot read the first line of a request. */
    private static final String UNREADABLE = "/bad-request";

    private static final String UNKNOWN_METHOD = "";

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
                message instanceof FullHttpResponse response && isNettysOwn(response)
                        ? filled(response, requestOf(context))
                        : message,
                promise);
    }

    private static boolean isNettysOwn(FullHttpResponse response) {
        return response.status().code() >= HttpResponseStatus.BAD_REQUEST.code()
                && !response.content().isReadable()
                && !response.headers().contains(RequestId.HEADER);
    }

    /** What could be read of the request. */
    private static Optional<HttpServerRequest> requestOf(ChannelHandlerContext context) {
        return ChannelOperations.get(context.channel()) instanceof HttpServerRequest request
                        && !request.uri().equals(UNREADABLE)
                ? Optional.of(request)
                : Optional.empty();
    }

    private FullHttpResponse filled(FullHttpResponse response, Optional<HttpServerRequest> request) {
        var status = statusOf(response, request);
        var method = request.map(known -> known.method().name()).orElse(UNKNOWN_METHOD);
        var headers = request.map(EmptyErrors::headersOf).orElseGet(HttpHeaders::new);
        var requestId = RequestId.idFor(headers.getFirst(RequestId.HEADER));
        var error = FrameworkErrorMapping.byStatus(status);
        var traceId = traces.refused(method, headers, status.value(), requestId);
        var asksForProblems = AcceptableTypes.of(headers).asksForProblems();
        var body = json.writeValueAsBytes(
                asksForProblems ? ErrorBody.problem(error, traceId) : ErrorBody.plain(error, traceId));
        var filled = new DefaultFullHttpResponse(
                response.protocolVersion(), HttpResponseStatus.valueOf(status.value()), Unpooled.wrappedBuffer(body));
        filled.headers()
                .set(response.headers())
                .set(
                        HttpHeaderNames.CONTENT_TYPE,
                        asksForProblems ? MediaType.APPLICATION_PROBLEM_JSON_VALUE : MediaType.APPLICATION_JSON_VALUE)
                .set(HttpHeaderNames.CONTENT_LENGTH, body.length)
                .set(RequestId.HEADER, requestId);
        response.release();
        return filled;
    }

    /** A line that is too long once the address could be read is that of a chunk. */
    private static HttpStatusCode statusOf(FullHttpResponse response, Optional<HttpServerRequest> request) {
        var isOfBody = request.isPresent() && response.status().equals(HttpResponseStatus.REQUEST_URI_TOO_LONG);
        return HttpStatusCode.valueOf(
                isOfBody
                        ? HttpResponseStatus.BAD_REQUEST.code()
                        : response.status().code());
    }

    private static HttpHeaders headersOf(HttpServerRequest request) {
        return new HttpHeaders(new Netty4HeadersAdapter(request.requestHeaders()));
    }
}
