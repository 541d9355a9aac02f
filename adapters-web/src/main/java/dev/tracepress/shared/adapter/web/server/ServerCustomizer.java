package dev.tracepress.shared.adapter.web.server;

import dev.tracepress.shared.adapter.web.error.RequestTraces;
import dev.tracepress.shared.adapter.web.representation.Compression;
import dev.tracepress.shared.adapter.web.request.BodyFilter;
import dev.tracepress.shared.adapter.web.request.RequestSettings;
import io.netty.channel.Channel;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.springframework.boot.reactor.netty.NettyServerCustomizer;
import reactor.netty.NettyPipeline;
import reactor.netty.http.server.HttpServer;
import tools.jackson.databind.json.JsonMapper;

/** Bounds what a connection may cost, and stands between it and Netty where Netty answers by itself. */
final class ServerCustomizer implements NettyServerCustomizer {

    /** Whoever takes nothing within twice of it is cut off, as is who sends nothing for so long. */
    private static final Duration STALLED = BodyFilter.PATIENCE.dividedBy(2);

    private final RequestSettings settings;
    private final RequestTraces traces;
    private final JsonMapper json;
    private final CommonHeaders commonHeaders;

    ServerCustomizer(RequestSettings settings, RequestTraces traces, JsonMapper json, InstantSource time) {
        this.settings = settings;
        this.traces = traces;
        this.json = json;
        this.commonHeaders = new CommonHeaders(time, transportSecurity(settings));
    }

    private static Optional<String> transportSecurity(RequestSettings settings) {
        return settings.transportSecurity().map(life -> "max-age=" + life.toSeconds());
    }

    @Override
    public HttpServer apply(HttpServer server) {
        return server.idleTimeout(settings.keepAlive())
                .compress(Compression.SMALLEST_BYTES)
                .compress(Compression::isWorthwhile)
                .doOnChannelInit((_, channel, _) -> complete(channel));
    }

    /** Answers pass them from the last to the first. */
    private void complete(Channel channel) {
        StalledReader.watch(channel, STALLED);
        var arrival = new ArrivalDeadline(BodyFilter.PATIENCE);
        channel.pipeline()
                .addBefore(NettyPipeline.HttpCodec, "arrival-deadline", arrival.bytes())
                .addAfter(NettyPipeline.HttpCodec, "arrival-messages", arrival.messages())
                .addAfter(NettyPipeline.HttpCodec, "accepted-codings", new AcceptedCodings())
                .addAfter(NettyPipeline.HttpCodec, "asterisk-target", new AsteriskTarget())
                .addAfter(NettyPipeline.HttpCodec, "empty-errors", new EmptyErrors(traces, json))
                .addAfter(NettyPipeline.HttpCodec, "common-headers", commonHeaders);
    }
}
