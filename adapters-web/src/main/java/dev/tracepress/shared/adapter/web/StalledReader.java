package dev.tracepress.shared.adapter.web;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.handler.timeout.IdleStateEvent;
import io.netty.handler.timeout.IdleStateHandler;
import java.nio.channels.ClosedChannelException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Ends a connection whose client has not taken a byte of what waits for it for a while. A slow client takes some now and then,
 * and is left in peace; one that has nothing to read too.
 *
 * <p>It watches what waits in the process. What the kernel has taken for the client is watched by the kernel, where it can
 * (TCP_USER_TIMEOUT, RFC 5482), and it takes little of it.
 */
final class StalledReader extends IdleStateHandler {

    /** How much the kernel keeps ready beyond what is on its way: an article with the longest text, not the 4 MiB that it may. */
    private static final long MOST_UNSENT_BYTES = 256 * 1024;

    private StalledReader(Duration patience) {
        super(true, 0, patience.toMillis(), 0, TimeUnit.MILLISECONDS);
    }

    static void watch(Channel channel, Duration patience) {
        if (channel instanceof EpollSocketChannel epoll) {
            epoll.config()
                    .setTcpUserTimeout(Math.toIntExact(patience.toMillis()))
                    .setTcpNotSentLowAt(MOST_UNSENT_BYTES);
        }
        channel.pipeline().addFirst("stalled-reader", new StalledReader(patience));
    }

    /** The first event after a write has ended may come right after the next has begun; each later one after a time without progress. */
    @Override
    protected void channelIdle(ChannelHandlerContext context, IdleStateEvent event) {
        if (!event.isFirst() && isWaiting(context.channel())) {
            var _ = context.close();
        }
    }

    /** To all others a client that the kernel has cut off is one that has left: Netty warns of everything else. */
    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable error) {
        context.fireExceptionCaught(ClientGone.isCutOff(error) ? new ClosedChannelException() : error);
    }

    private static boolean isWaiting(Channel channel) {
        var waiting = channel.unsafe().outboundBuffer();
        return waiting != null && waiting.totalPendingWriteBytes() > 0;
    }
}
