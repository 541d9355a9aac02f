package dev.tracepress.shared.adapter.web.server;

import io.netty.buffer.ByteBuf;
import io.netty.channel.embedded.EmbeddedChannel;
import java.nio.charset.StandardCharsets;

/** What a client has been sent. */
public final class Sent {

    private Sent() {}

    /** Since somebody looked before. */
    public static String over(EmbeddedChannel connection) {
        var text = new StringBuilder();
        for (ByteBuf part = connection.readOutbound(); part != null; part = connection.readOutbound()) {
            text.append(part.toString(StandardCharsets.US_ASCII));
            part.release();
        }
        return text.toString();
    }
}
