package dev.tracepress.shared.adapter.web.admission;

import dev.tracepress.shared.adapter.web.request.ClientAddresses;
import dev.tracepress.shared.domain.KeepsState;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/**
 * Keeps one client from taking all connections: one too many is closed without a word, for to say something would keep it open.
 * Proxies that are trusted speak for many, and may have any number.
 */
@ChannelHandler.Sharable
@KeepsState("how many connections each client has open")
final class ConnectionLimit extends ChannelInboundHandlerAdapter {

    private final int most;
    private final Predicate<InetAddress> trusted;
    private final ShedTelemetry telemetry;
    private final Map<String, Integer> open = new ConcurrentHashMap<>();

    /** @param most of one client; 0 for any number */
    ConnectionLimit(int most, Predicate<InetAddress> trusted, ShedTelemetry telemetry) {
        this.most = most;
        this.trusted = trusted;
        this.telemetry = telemetry;
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
        if (most > 0
                && context.channel().remoteAddress() instanceof InetSocketAddress address
                && !trusted.test(address.getAddress())
                && !isTaken(context, address.getAddress())) {
            telemetry.connectionRefused();
            var _ = context.close();
        } else {
            context.fireChannelActive();
        }
    }

    private boolean isTaken(ChannelHandlerContext context, InetAddress address) {
        var client = ClientAddresses.network(address);
        if (open.merge(client, 1, Integer::sum) > most) {
            left(client);
            return false;
        }
        var _ = context.channel().closeFuture().addListener(_ -> left(client));
        return true;
    }

    private void left(String client) {
        open.computeIfPresent(client, (_, connections) -> connections == 1 ? null : connections - 1);
    }
}
