package dev.tracepress.shared.adapter.web.server;

import static dev.tracepress.testkit.Facts.completes;
import static dev.tracepress.testkit.Facts.resultOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.epoll.Epoll;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Sinks;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import reactor.netty.resources.LoopResources;

/** Of a server as the service has it, with the transport of its platform and with the one that is on all of them. */
@Tag("slow")
class StalledConnectionTest {

    private static final Duration PATIENCE = Duration.ofMillis(200);
    private static final String EVENT = "x".repeat(1_000);

    /** Only so that a broken test ends. */
    private static final Duration UNTIL_THREADS_HAVE_ENDED = Duration.ofSeconds(20);

    private static final long MIB = 1024 * 1024;
    /** A kernel that is told nothing else takes 4 MiB of Linux' own accord. */
    private static final long MOST_OF_ANY_KERNEL = 32 * MIB;

    private final LoopResources loops = LoopResources.create("stalled", 1, true);
    private final Sinks.Empty<Void> cut = Sinks.empty();
    private final AtomicLong taken = new AtomicLong();

    @AfterEach
    void stop() {
        completes(loops.disposeLater(Duration.ZERO, UNTIL_THREADS_HAVE_ENDED));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_client_that_reads_nothing_is_cut_off_and_little_waits_for_it_until_then(boolean isOfPlatform)
            throws IOException {
        var server = serve(isOfPlatform);
        try (var client = new Socket()) {
            client.setReceiveBufferSize(4_096);
            client.connect(new InetSocketAddress(server.host(), server.port()));
            client.getOutputStream()
                    .write("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(StandardCharsets.US_ASCII));

            resultOf(cut.asMono().thenReturn(true));
        }
        server.disposeNow();

        assertThat(taken)
                .hasPositiveValue()
                .hasValueLessThan(isOfPlatform && Epoll.isAvailable() ? MIB : MOST_OF_ANY_KERNEL);
    }

    private DisposableServer serve(boolean isOfPlatform) {
        return HttpServer.create()
                .host("localhost")
                .port(0)
                .runOn(loops, isOfPlatform)
                .doOnChannelInit((_, channel, _) -> StalledReader.watch(channel, PATIENCE))
                .handle((_, response) -> response.sse().sendString(endless()))
                .bindNow();
    }

    private Flux<String> endless() {
        return Flux.<String>generate(sink -> {
                    taken.addAndGet(EVENT.length());
                    sink.next(EVENT);
                })
                .doFinally(_ -> cut.tryEmitEmpty());
    }
}
