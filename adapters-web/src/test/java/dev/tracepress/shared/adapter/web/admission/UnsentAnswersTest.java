package dev.tracepress.shared.adapter.web.admission;

import static dev.tracepress.testkit.Facts.completes;
import static dev.tracepress.testkit.Facts.eventually;
import static dev.tracepress.testkit.Facts.resultOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tracepress.http.RawConnection;
import dev.tracepress.shared.domain.SharedError;
import io.netty.channel.ChannelOption;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ReactorHttpHandlerAdapter;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.http.server.reactive.ServerHttpResponseDecorator;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebHandler;
import org.springframework.web.server.adapter.WebHttpHandlerBuilder;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.HttpServerResponse;
import reactor.netty.resources.LoopResources;

/** Of a server whose kernel takes little for a client that reads little. */
@Tag("slow")
class UnsentAnswersTest {

    private static final int KERNELS = 4_096;
    private static final int LARGE = 1024 * 1024 - 1;
    private static final int LARGEST = 4 * 1024 * 1024;

    /** Only so that a broken test ends. */
    private static final Duration UNTIL_THREADS_HAVE_ENDED = Duration.ofSeconds(20);

    private final LoopResources loops = LoopResources.create("unsent", 1, true);
    private final Sinks.Empty<Void> cut = Sinks.empty();

    @AfterEach
    void stop() {
        completes(loops.disposeLater(Duration.ZERO, UNTIL_THREADS_HAVE_ENDED));
    }

    @ParameterizedTest
    @ValueSource(ints = {LARGE, LARGEST})
    void a_large_answer_is_refused_until_the_clients_of_others_have_taken_theirs(int bytes) throws IOException {
        var service = served(bytes);
        try (var slow = begun(service, bytes)) {
            var refused = answer(service, bytes);
            assertThat(refused.text()).startsWith("HTTP/1.1 503 ");

            assertThat(slow.length()).isGreaterThan(bytes);
        }

        eventually(() -> Mono.fromSupplier(() -> isAnswered(service, bytes)));
    }

    @Test
    void a_client_that_leaves_gives_back_what_its_answer_took() throws IOException {
        var service = served(LARGEST);

        begun(service, LARGEST).close();

        eventually(() -> Mono.fromSupplier(() -> isAnswered(service, LARGEST)));
    }

    @Test
    void the_largest_keep_out_no_others() throws IOException {
        var service = served(LARGEST);
        try (var _ = begun(service, LARGEST)) {
            assertThat(isAnswered(service, LARGEST)).isFalse();
            assertThat(isAnswered(service, LARGE)).isTrue();
            assertThat(isAnswered(service, 1)).isTrue();
        }
    }

    /** What is written is written: a refusal would have it written once more. */
    @Test
    void the_answer_to_a_write_counts_and_is_not_refused() throws IOException {
        var service = served(LARGEST);
        try (var first = RawConnection.withSmallBuffer(service).send(request("POST", LARGEST));
                var second = RawConnection.withSmallBuffer(service).send(request("POST", LARGEST))) {
            assertThat(first.next()).isEqualTo('H');
            assertThat(isAnswered(service, LARGEST)).isFalse();
            assertThat(second.length()).isGreaterThan(LARGEST);
            assertThat(first.length()).isGreaterThan(LARGEST);
        }

        eventually(() -> Mono.fromSupplier(() -> isAnswered(service, LARGEST)));
    }

    @Test
    void what_has_no_body_waits_for_nobody() throws IOException {
        var service = served(LARGEST);
        try (var _ = begun(service, LARGEST);
                var head = RawConnection.to(service).send(request("HEAD", LARGEST))) {
            assertThat(head.answer().text()).startsWith("HTTP/1.1 200 ");
        }
    }

    @Test
    void who_takes_too_long_is_cut_off() throws IOException {
        var service = service(exchange -> sent(exchange)
                .doFinally(_ -> Taken.then(exchange.getResponse(), Duration.ofMillis(200), cut::tryEmitEmpty)));
        try (var _ = begun(service, LARGEST)) {
            resultOf(cut.asMono().thenReturn(true));
        }
    }

    @Test
    void who_is_gone_altogether_is_not_waited_for() throws IOException {
        var answer = new AtomicReference<ServerHttpResponse>();
        var service = service(exchange -> {
            answer.set(exchange.getResponse());
            return sent(exchange);
        });
        assertThat(isAnswered(service, 1)).isTrue();
        ServerHttpResponse sent = answer.get();
        HttpServerResponse taken = ServerHttpResponseDecorator.getNativeResponse(sent);
        eventually(() -> Mono.fromSupplier(() -> hasNoHandlers(taken)));

        Taken.then(sent, Duration.ofDays(1), cut::tryEmitEmpty);

        resultOf(cut.asMono().thenReturn(true));
    }

    private static boolean hasNoHandlers(HttpServerResponse answer) {
        var handlers = new AtomicInteger();
        answer.withConnection(connection ->
                handlers.set(connection.channel().pipeline().names().size()));
        return handlers.get() == 1;
    }

    /** One that has room for one answer of that size. */
    private URI served(int bytes) {
        var filter = new UnsentAnswers(bytes);
        return service(exchange -> filter.filter(exchange, UnsentAnswersTest::sent));
    }

    private URI service(WebHandler handler) {
        DisposableServer server = HttpServer.create()
                .host("localhost")
                .port(0)
                .runOn(loops)
                .childOption(ChannelOption.SO_SNDBUF, KERNELS)
                .handle(new ReactorHttpHandlerAdapter(WebHttpHandlerBuilder.webHandler(handler)
                        .exceptionHandler(UnsentAnswersTest::refused)
                        .build()))
                .bindNow();
        return URI.create("http://localhost:" + server.port());
    }

    /** So many bytes as the path says. */
    private static Mono<Void> sent(ServerWebExchange exchange) {
        ServerHttpResponse response = exchange.getResponse();
        var bytes = new byte
                [Integer.parseInt(exchange.getRequest().getPath().value().substring(1))];
        response.getHeaders().setContentLength(bytes.length);
        return response.writeWith(Mono.just(response.bufferFactory().wrap(bytes)));
    }

    private static Mono<Void> refused(ServerWebExchange exchange, Throwable error) {
        assertThat(error).isInstanceOf(SharedError.Unavailable.class);
        exchange.getResponse().setStatusCode(HttpStatus.SERVICE_UNAVAILABLE);
        return exchange.getResponse().setComplete();
    }

    /** By a client that has taken one byte, and takes no more of its own accord. */
    private static RawConnection begun(URI service, int bytes) throws IOException {
        var slow = RawConnection.withSmallBuffer(service).send(request(bytes));
        assertThat(slow.next()).isEqualTo('H');
        return slow;
    }

    private static RawConnection.Answer answer(URI service, int bytes) throws IOException {
        try (var client = RawConnection.to(service)) {
            return client.send(request(bytes)).answer();
        }
    }

    private static boolean isAnswered(URI service, int bytes) {
        try (var client = RawConnection.to(service)) {
            return client.send(request(bytes)).length() > bytes;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String request(int bytes) {
        return request("GET", bytes);
    }

    private static String request(String method, int bytes) {
        return method + " /" + bytes + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
    }
}
