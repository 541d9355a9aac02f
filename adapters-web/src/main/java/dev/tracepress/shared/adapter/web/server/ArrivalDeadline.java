package dev.tracepress.shared.adapter.web.server;

import dev.tracepress.shared.domain.KeepsState;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import java.time.Duration;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Ends connections on which the head of a request has begun, or the first one is awaited, and is not there in time: one byte
 * every few seconds would keep Netty's own timeouts content for ever. So it does with a body that is not there in twice that time, whether
 * anybody reads it or it was answered before. All of it happens on the connection's event loop.
 *
 * <p>It watches from both sides of the codec: the bytes as they come, and what has become of them.
 */
@KeepsState("how much of its request one connection has sent")
final class ArrivalDeadline {

    private final Duration patience;
    private boolean begun;
    private boolean inRequest;
    private @Nullable ScheduledFuture<?> end;
    private @Nullable ScheduledFuture<?> endOfBody;

    ArrivalDeadline(Duration patience) {
        this.patience = patience;
    }

    /** Stands before the codec. */
    ChannelHandler bytes() {
        return new ChannelInboundHandlerAdapter() {
            @Override
            public void channelActive(ChannelHandlerContext context) {
                await(context);
                context.fireChannelActive();
            }

            @Override
            public void channelRead(ChannelHandlerContext context, Object bytes) {
                begun |= !inRequest;
                context.fireChannelRead(bytes);
            }

            // Most heads come as one.
            @Override
            public void channelReadComplete(ChannelHandlerContext context) {
                if (begun && end == null) {
                    await(context);
                }
                context.fireChannelReadComplete();
            }

            @Override
            public void channelInactive(ChannelHandlerContext context) {
                arrived();
                context.fireChannelInactive();
            }
        };
    }

    /** Stands behind the codec. */
    ChannelHandler messages() {
        return new ChannelInboundHandlerAdapter() {
            @Override
            public void channelRead(ChannelHandlerContext context, Object message) {
                if (message instanceof HttpRequest) {
                    arrived();
                    inRequest = true;
                }
                if (message instanceof LastHttpContent) {
                    inRequest = false;
                    bodyArrived();
                }
                context.fireChannelRead(message);
            }

            // Most bodies come with their heads, or are none.
            @Override
            public void channelReadComplete(ChannelHandlerContext context) {
                if (inRequest && endOfBody == null) {
                    endOfBody = context.executor()
                            .schedule(() -> lateBody(context), patience.toMillis() * 2, TimeUnit.MILLISECONDS);
                }
                context.fireChannelReadComplete();
            }

            @Override
            public void channelInactive(ChannelHandlerContext context) {
                bodyArrived();
                context.fireChannelInactive();
            }
        };
    }

    private void await(ChannelHandlerContext context) {
        end = context.executor().schedule(() -> late(context), patience.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void arrived() {
        begun = false;
        if (end != null) {
            end.cancel(false);
            end = null;
        }
    }

    private void bodyArrived() {
        if (endOfBody != null) {
            endOfBody.cancel(false);
            endOfBody = null;
        }
    }

    /** Whoever waits for the body has given it up before. */
    private static void lateBody(ChannelHandlerContext context) {
        var _ = context.close();
    }

    /** Who has sent nothing has asked for nothing; who has begun is told. */
    private void late(ChannelHandlerContext context) {
        if (begun) {
            var answer = new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.REQUEST_TIMEOUT);
            answer.headers().set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
            var _ = context.channel().writeAndFlush(answer).addListener(ChannelFutureListener.CLOSE);
        } else {
            var _ = context.close();
        }
    }
}
