package dev.tracepress.demo.adapter.web;

import io.netty.channel.ChannelOption;
import java.util.stream.Stream;
import org.springframework.http.client.reactive.ReactorClientHttpConnector;
import org.springframework.web.reactive.function.client.ExchangeFilterFunction;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.netty.http.client.HttpClient;
import reactor.netty.resources.ConnectionProvider;
import reactor.netty.resources.LoopResources;

/** The connections to the other system, and the one thread that they need; they end with the service. */
final class PeopleConnections {

    private static final int MOST = 8;
    private static final int NO_LIMIT = -1;
    private static final int LONGEST_ANSWER = 65_536;

    private final LoopResources loops = LoopResources.create("people", 1, true);

    /** Whoever waits for a connection waits for a system that is slow, and no longer than for its answer. */
    private final ConnectionProvider connections = ConnectionProvider.builder("people")
            .maxConnections(MOST)
            .pendingAcquireMaxCount(NO_LIMIT)
            .build();

    /** @param watching what each call passes through */
    WebClient client(Stream<ExchangeFilterFunction> watching) {
        var http = HttpClient.create(connections)
                .runOn(loops)
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, Math.toIntExact(People.PATIENCE.toMillis()));
        return WebClient.builder()
                .clientConnector(new ReactorClientHttpConnector(http))
                .codecs(codecs -> codecs.defaultCodecs().maxInMemorySize(LONGEST_ANSWER))
                .filters(filters -> watching.forEach(filters::add))
                .defaultHeader("User-Agent", "Tracepress")
                .build();
    }

    void close() {
        connections.dispose();
        loops.dispose();
    }
}
