package dev.tracepress.notification.adapter.jobs.webhook;

import io.netty.channel.ChannelHandler.Sharable;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import java.net.InetSocketAddress;
import java.net.SocketAddress;

/**
 * Refuses connections to addresses that are not public. It looks at the very address that is about to be connected to, so it
 * makes no difference whether that was written down, came from the name's servers, or is another than a moment ago.
 */
@Sharable
final class PublicTargetsOnly extends ChannelOutboundHandlerAdapter {

    @Override
    public void connect(
            ChannelHandlerContext context, SocketAddress target, SocketAddress local, ChannelPromise promise) {
        if (isPublic(target)) {
            // What becomes of it is the promise.
            var _ = context.connect(target, local, promise);
        } else {
            promise.tryFailure(new PrivateTarget(target));
        }
    }

    private static boolean isPublic(SocketAddress target) {
        return target instanceof InetSocketAddress internet
                && !internet.isUnresolved()
                && PublicAddresses.contain(internet.getAddress());
    }
}
