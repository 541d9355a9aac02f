package dev.tracepress.shared.adapter.web;

import java.time.Duration;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/**
 * Answers every request in bounded time: a client has {@link #BODY} to send the body, the service has {@link #ANSWER} from
 * then on. It ends the waiting, not the work: what has begun in a transaction still commits or rolls back by itself.
 */
final class DeadlineFilter implements WebFilter {

    private static final Duration BODY = Duration.ofSeconds(10);
    private static final Duration ANSWER = Duration.ofSeconds(3);

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        if (!hasBody(exchange.getRequest())) {
            return chain.filter(exchange).timeout(ANSWER);
        }
        var received = Sinks.<Void>empty();
        var watched = exchange.mutate()
                .request(new WatchedRequest(exchange.getRequest(), received))
                .build();
        var deadline = received.asMono().then(Mono.delay(ANSWER));
        return chain.filter(watched).timeout(Mono.firstWithSignal(deadline, Mono.delay(BODY.plus(ANSWER))));
    }

    private static boolean hasBody(ServerHttpRequest request) {
        var headers = request.getHeaders();
        return headers.getContentLength() > 0 || headers.containsHeader(HttpHeaders.TRANSFER_ENCODING);
    }

    private static final class WatchedRequest extends ServerHttpRequestDecorator {

        private final Sinks.Empty<Void> received;

        WatchedRequest(ServerHttpRequest request, Sinks.Empty<Void> received) {
            super(request);
            this.received = received;
        }

        @Override
        public Flux<DataBuffer> getBody() {
            return super.getBody()
                    .takeUntilOther(Mono.delay(BODY)
                            .then(Mono.error(() -> new ResponseStatusException(HttpStatus.REQUEST_TIMEOUT))))
                    // Told twice when a body is read twice; the first time counts.
                    .doOnTerminate(received::tryEmitEmpty);
        }
    }
}
