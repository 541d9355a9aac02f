package dev.tracepress.http;

import static dev.tracepress.testkit.Facts.holds;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tracepress.wiring.RunningService;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import reactor.core.publisher.Flux;
import reactor.netty.http.client.HttpClient;
import reactor.netty.resources.ConnectionProvider;
import reactor.util.retry.Retry;

/** Listeners who hear nothing cost next to nothing, and all of them hear when there is something to hear. */
@Isolated("it counts the threads of the JVM")
class ManyListenersTest extends ServiceTest {

    private static final int USERS = 63;
    private static final int OF_EACH = 16;
    private static final int LISTENERS = USERS * OF_EACH;

    private final AtomicInteger beginnings = new AtomicInteger();
    private final AtomicInteger events = new AtomicInteger();

    /** Of its own, whose threads and streams are nobody else's. */
    ManyListenersTest() {
        super(RunningService.start());
    }

    @Test
    void a_thousand_listeners_need_no_threads_and_no_connections_of_the_database_and_all_hear() {
        var readers = IntStream.range(0, USERS)
                .mapToObj(number -> service.registered("reader-" + number))
                .toList();
        var slugs = readers.stream().map(this::publishedBy).toList();
        var before = threads();
        var connections = ConnectionProvider.create("listeners", LISTENERS);
        var listening = Flux.fromIterable(readers)
                .repeat(OF_EACH - 1)
                .flatMap(reader -> stream(HttpClient.create(connections), reader), LISTENERS)
                .subscribe(this::heard);
        try {
            holds(() -> beginnings.get() == LISTENERS);
            assertThat(threads() - before).isLessThan(20);
            assertThat(api.get("/metrics").send().body()).contains("notifications_streams 1008.0");
            assertThat(api.get("/api/articles").send().status()).isEqualTo(200);

            slugs.forEach(slug ->
                    api.post("/api/articles/" + slug + "/favorite").as(bob).send());

            holds(() -> events.get() == LISTENERS);
        } finally {
            listening.dispose();
            connections.dispose();
        }
        holds(() -> api.get("/metrics").send().body().contains("notifications_streams 0.0"));
    }

    private String publishedBy(String author) {
        return api.post("/api/articles")
                .as(author)
                .json("{\"title\":\"A title\",\"body\":\"Text.\"}")
                .send()
                .text("/slug");
    }

    /** Comes back if the service has too much to do with all of them at once, as browsers do. */
    private Flux<String> stream(HttpClient client, String reader) {
        return client.headers(headers -> headers.set("Authorization", "Bearer " + reader))
                .get()
                .uri(service.url().resolve("/api/notifications/stream"))
                .response((answer, content) -> answer.status().code() == 200
                        ? content.asString(StandardCharsets.UTF_8)
                        : Flux.error(new IllegalStateException("not yet")))
                .retryWhen(Retry.backoff(Long.MAX_VALUE, Duration.ofMillis(200)).maxBackoff(Duration.ofSeconds(1)));
    }

    private void heard(String text) {
        if (text.contains("event:notification")) {
            events.incrementAndGet();
        } else if (text.startsWith(":")) {
            beginnings.incrementAndGet();
        }
    }

    private static int threads() {
        return ManagementFactory.getThreadMXBean().getThreadCount();
    }
}
