package dev.tracepress.shared.adapter.web.request;

import dev.tracepress.shared.domain.KeepsState;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.http.server.reactive.ServerHttpResponseDecorator;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.channel.AbortedException;
import reactor.netty.http.server.HttpServerResponse;

/**
 * Takes the whole body in before anybody answers, within {@link #PATIENCE} and up to {@link #LARGEST_BYTES}: so a slow client
 * spends its own time and not that of {@code DeadlineFilter}, and no early answer, as 401 or 404 are, meets a client that is
 * still sending. For the same reason a body that is too large is read to its end and dropped, up to
 * {@link #LARGEST_DRAINED_BYTES}.
 */
public final class BodyFilter implements WebFilter {

    private static final String CONTINUE = "100-continue";
    public static final int LARGEST_BYTES = 256 * 1024;

    private static final int LARGEST_DRAINED_BYTES = 16 * 1024 * 1024;
    /** That of the connection is longer, so that it is this one that ends and is answered. */
    public static final Duration PATIENCE = Duration.ofSeconds(10);

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        var request = exchange.getRequest();
        var expectations = request.getHeaders().getOrEmpty(HttpHeaders.EXPECT);
        if (!expectations.stream().allMatch(CONTINUE::equalsIgnoreCase)) {
            return refused(exchange.getResponse(), HttpStatus.EXPECTATION_FAILED);
        }
        if (!expectations.isEmpty() && request.getHeaders().getContentLength() > LARGEST_BYTES) {
            // The client waits to be told whether it is worth sending.
            return refused(exchange.getResponse(), HttpStatus.CONTENT_TOO_LARGE);
        }
        return hasBody(request)
                ? received(request, exchange.getResponse())
                        .doOnNext(body -> RequestFacts.received(exchange, body))
                        .flatMap(body -> chain.filter(exchange.mutate()
                                .request(new ReceivedRequest(request, body))
                                .build()))
                : chain.filter(HttpMethod.DELETE.equals(request.getMethod()) ? typed(exchange) : exchange);
    }

    /** Spring takes a DELETE without a body for one of an unknown type, also where a body may be left out. */
    private static ServerWebExchange typed(ServerWebExchange exchange) {
        return exchange.mutate()
                .request(request -> request.headers(headers -> headers.setContentType(MediaType.APPLICATION_JSON)))
                .build();
    }

    private static Mono<Void> refused(ServerHttpResponse response, HttpStatus status) {
        response.getHeaders().setConnection("close");
        return Mono.error(new ResponseStatusException(status));
    }

    /** By its framing (RFC 9112, 6.3). */
    public static boolean hasBody(ServerHttpRequest request) {
        var headers = request.getHeaders();
        return headers.getContentLength() > 0 || headers.containsHeader(HttpHeaders.TRANSFER_ENCODING);
    }

    private static Mono<byte[]> received(ServerHttpRequest request, ServerHttpResponse response) {
        return request.getBody()
                .collect(Received::new, Received::add)
                .timeout(PATIENCE)
                .onErrorMap(TimeoutException.class, _ -> new ResponseStatusException(HttpStatus.REQUEST_TIMEOUT))
                // What has not been read of it now never will be.
                .doOnError(_ -> response.getHeaders().setConnection("close"))
                .map(Received::bytes)
                .filter(_ -> !isRefused(response))
                .switchIfEmpty(Mono.error(() -> new AbortedException("the body could not be read")));
    }

    /** Netty answers by itself what is no body, and then lets it end as if it was one. */
    private static boolean isRefused(ServerHttpResponse response) {
        HttpServerResponse answer = ServerHttpResponseDecorator.getNativeResponse(response);
        return answer.hasSentHeaders();
    }

    /** What has come so far; of a body that is too large only how much. */
    @KeepsState("the body of one request, until it is read")
    private static final class Received {

        private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
        private long size;

        void add(DataBuffer part) {
            size += part.readableByteCount();
            if (size <= LARGEST_BYTES) {
                var bytes = new byte[part.readableByteCount()];
                part.read(bytes);
                kept.writeBytes(bytes);
            }
            DataBufferUtils.release(part);
            if (size > LARGEST_DRAINED_BYTES) {
                throw tooLarge();
            }
        }

        byte[] bytes() {
            if (size > LARGEST_BYTES) {
                throw tooLarge();
            }
            return kept.toByteArray();
        }

        private static ResponseStatusException tooLarge() {
            return new ResponseStatusException(HttpStatus.CONTENT_TOO_LARGE);
        }
    }

    private static final class ReceivedRequest extends ServerHttpRequestDecorator {

        private final byte[] body;

        ReceivedRequest(ServerHttpRequest request, byte[] body) {
            super(request);
            this.body = body;
        }

        @Override
        public Flux<DataBuffer> getBody() {
            return Flux.defer(() -> Flux.just(DefaultDataBufferFactory.sharedInstance.wrap(body)));
        }
    }
}
