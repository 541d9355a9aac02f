package dev.tracepress.shared.adapter.web.server;

import dev.tracepress.shared.adapter.web.error.ClientGone;
import dev.tracepress.shared.domain.KeepsState;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOutboundBuffer;
import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.util.concurrent.ScheduledFuture;
import java.nio.channels.ClosedChannelException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Ends a connection whose client has not taken a byte of what waits for it for a while. A slow client takes some now and then,
 * and is left in peace, if it reads more than some 6 KB a second; one that has nothing to read too.
 *
 * <p>It watches what waits in the process. What the kernel has taken for the client is watched by the kernel, where it can
 * (TCP_USER_TIMEOUT, RFC 5482), and it takes little of it.
 */
@KeepsState("how far one client has read")
final class StalledReader extends ChannelInboundHandlerAdapter {

    /**
     * How much the kernel keeps ready beyond what is on its way, of the 4 MiB that it may. It asks for more when half of it is
     * gone, so a client shows that it reads whenever it has taken that much.
     */
    private static final long MOST_UNSENT_BYTES = 64 * 1024;

    private final Duration patience;
    private @Nullable Place seen;
    private @Nullable ScheduledFuture<?> looks;

    private StalledReader(Duration patience) {
        this.patience = patience;
    }

    /** @param patience how often it is looked; whoever took nothing between two looks is cut off */
    static void watch(Channel channel, Duration patience) {
        if (channel instanceof EpollSocketChannel epoll) {
            epoll.config()
                    .setTcpUserTimeout(Math.toIntExact(patience.multipliedBy(2).toMillis()))
                    .setTcpNotSentLowAt(MOST_UNSENT_BYTES);
        }
        channel.pipeline().addFirst("stalled-reader", new StalledReader(patience));
    }

    @Override
    public void handlerAdded(ChannelHandlerContext context) {
        looks = context.executor()
                .scheduleWithFixedDelay(
                        () -> look(context), patience.toMillis(), patience.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext context) {
        if (looks != null) {
            looks.cancel(false);
        }
    }

    /** What is written meanwhile waits behind, and is no progress. */
    private void look(ChannelHandlerContext context) {
        var place = Place.in(context.channel().unsafe().outboundBuffer());
        if (place != null && place.equals(seen)) {
            var _ = context.close();
        }
        seen = place;
    }

    /** To all others a client that the kernel has cut off is one that has left: Netty warns of everything else. */
    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable error) {
        context.fireExceptionCaught(ClientGone.isCutOff(error) ? new ClosedChannelException() : error);
    }

    /** How far the client has come: which message it takes, and how much of it it has taken. */
    private record Place(int message, long bytes) {

        static @Nullable Place in(@Nullable ChannelOutboundBuffer waiting) {
            if (waiting == null || waiting.current() == null) {
                return null;
            }
            return new Place(System.identityHashCode(waiting.current()), waiting.currentProgress());
        }
    }
}
