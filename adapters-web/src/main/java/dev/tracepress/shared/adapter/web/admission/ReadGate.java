package dev.tracepress.shared.adapter.web.admission;

import dev.tracepress.shared.adapter.web.error.RequestId;
import dev.tracepress.shared.domain.KeepsState;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.AsciiString;
import io.netty.util.ReferenceCountUtil;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.support.Netty4HeadersAdapter;

/**
 * Refuses whoever only wants to read and finds no place, on the connection itself: under an overload most requests end here, and
 * what each of them costs is missing for those that are answered. Before it became a request of WebFlux it would cost four times
 * as much.
 *
 * <p>Only what is plain ends here: an answer to nothing but a head, on a connection that is kept and on which nobody waits for another
 * answer. All else {@link Gate} sees. One for each connection, whose event loop alone calls it.
 */
@KeepsState(
        "for how many answers the client of a connection waits, and whether what comes is of a request that was refused")
final class ReadGate extends ChannelDuplexHandler {

    private static final Set<HttpMethod> READING = Set.of(HttpMethod.GET, HttpMethod.HEAD);
    /** What makes a request more than a plain one, or its answer another. */
    private static final List<CharSequence> NOT_PLAIN = List.of(
            HttpHeaderNames.CONTENT_LENGTH,
            HttpHeaderNames.TRANSFER_ENCODING,
            HttpHeaderNames.UPGRADE,
            HttpHeaderNames.EXPECT,
            HttpHeaderNames.ORIGIN);

    private static final String PROBLEM = "problem";

    private final Gatekeeper keeper;
    private final Refusal refusal;
    private final BooleanSupplier stopping;
    private int awaited;
    private boolean isInterim;
    private boolean refuses;

    /** @param stopping whether connections end with their next answer, which is not for this to do */
    ReadGate(Gatekeeper keeper, Refusal refusal, BooleanSupplier stopping) {
        this.keeper = keeper;
        this.refusal = refusal;
        this.stopping = stopping;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (message instanceof HttpRequest request) {
            var closed = closedTo(request);
            closed.ifPresent(kind -> refuse(context, kind, request));
            refuses = closed.isPresent();
            awaited += refuses ? 0 : 1;
        }
        if (refuses) {
            ReferenceCountUtil.release(message);
            endOf(context, message);
        } else {
            context.fireChannelRead(message);
        }
    }

    /** Whoever answers asks for what comes next. */
    private void endOf(ChannelHandlerContext context, Object message) {
        if (message instanceof LastHttpContent) {
            refuses = false;
            context.read();
        }
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
        if (message instanceof HttpResponse response) {
            isInterim = response.status().codeClass() == HttpStatusClass.INFORMATIONAL;
        }
        if (message instanceof LastHttpContent && !isInterim) {
            awaited = Math.max(0, awaited - 1);
        }
        var _ = context.write(message, promise);
    }

    private Optional<RouteClass> closedTo(HttpRequest request) {
        return awaited == 0 && keeper.isClosedToSomeReaders() && isPlain(request) && !stopping.getAsBoolean()
                ? RouteClass.ofReading(request.uri()).filter(keeper::isClosedToReaders)
                : Optional.empty();
    }

    private static boolean isPlain(HttpRequest request) {
        return request.decoderResult().isSuccess()
                && READING.contains(request.method())
                && request.protocolVersion().equals(HttpVersion.HTTP_1_1)
                && HttpUtil.isKeepAlive(request)
                && NOT_PLAIN.stream().noneMatch(request.headers()::contains)
                && request.headers().getAll(HttpHeaderNames.ACCEPT).stream()
                        .noneMatch(type -> AsciiString.containsIgnoreCase(type, PROBLEM));
    }

    private void refuse(ChannelHandlerContext context, RouteClass kind, HttpRequest request) {
        var headers = new HttpHeaders(new Netty4HeadersAdapter(request.headers()));
        var method =
                org.springframework.http.HttpMethod.valueOf(request.method().name());
        var body = refusal.body(keeper.refused(kind, method, headers));
        var answer = new DefaultFullHttpResponse(
                HttpVersion.HTTP_1_1, HttpResponseStatus.SERVICE_UNAVAILABLE, Unpooled.wrappedBuffer(body));
        refusal.headers().forEach((name, values) -> answer.headers().set(name, values));
        answer.headers()
                .set(HttpHeaderNames.CONTENT_TYPE, MediaType.APPLICATION_JSON_VALUE)
                .set(HttpHeaderNames.CONTENT_LENGTH, body.length)
                .set(RequestId.HEADER, RequestId.idFor(headers.getFirst(RequestId.HEADER)));
        var _ = context.writeAndFlush(answer);
    }
}
