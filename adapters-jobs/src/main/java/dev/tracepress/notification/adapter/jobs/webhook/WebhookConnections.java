package dev.tracepress.notification.adapter.jobs.webhook;

import io.netty.channel.ChannelOption;
import java.time.Duration;
import org.springframework.http.client.reactive.ReactorClientHttpConnector;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.netty.http.Http11SslContextSpec;
import reactor.netty.http.client.HttpClient;
import reactor.netty.resources.ConnectionProvider;
import reactor.netty.resources.LoopResources;
import reactor.netty.tcp.SslProvider.GenericSslContextSpec;

/** The connections to the other system, and the one thread that they need; they end with the service. */
final class WebhookConnections {

    private static final int MOST = 8;
    private static final Duration IDLE = Duration.ofSeconds(30);
    private static final PublicTargetsOnly PUBLIC_TARGETS_ONLY = new PublicTargetsOnly();

    private final WebhookSettings settings;
    private final LoopResources loops = LoopResources.create("webhook", 1, true);
    private final ConnectionProvider connections = ConnectionProvider.builder("webhook")
            .maxConnections(MOST)
            .maxIdleTime(IDLE)
            .build();

    WebhookConnections(WebhookSettings settings) {
        this.settings = settings;
    }

    WebClient client() {
        return WebClient.builder()
                .clientConnector(new ReactorClientHttpConnector(settings.allowsPrivate() ? http() : guarded()))
                .defaultHeader("User-Agent", "Tracepress")
                .build();
    }

    private HttpClient guarded() {
        return http().doOnChannelInit((_, channel, _) -> channel.pipeline().addFirst(PUBLIC_TARGETS_ONLY));
    }

    private HttpClient http() {
        // The type chooses between two methods, of which the other is deprecated.
        GenericSslContextSpec<?> certificates = Http11SslContextSpec.forClient();
        return HttpClient.create(connections)
                .runOn(loops)
                .secure(tls -> tls.sslContext(certificates).handshakeTimeout(settings.patience()))
                .option(
                        ChannelOption.CONNECT_TIMEOUT_MILLIS,
                        Math.toIntExact(settings.patience().toMillis()))
                .responseTimeout(settings.patience());
    }

    void close() {
        connections.dispose();
        loops.dispose();
    }
}
