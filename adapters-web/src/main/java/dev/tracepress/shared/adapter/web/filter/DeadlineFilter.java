package dev.tracepress.shared.adapter.web.filter;

import dev.tracepress.shared.adapter.web.error.LateAnswers;
import dev.tracepress.shared.adapter.web.request.RequestSettings;
import dev.tracepress.shared.adapter.web.request.WaitingTime;
import java.time.Duration;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Answers every request in bounded time, once its body is there; of a stream, the beginning. What still runs when the service
 * stops is answered then. It ends the waiting, not the work: what has begun in a transaction still commits or rolls back by
 * itself.
 */
final class DeadlineFilter implements WebFilter {

    private final RequestSettings settings;
    private final LastCall lastCall;

    DeadlineFilter(RequestSettings settings, LastCall lastCall) {
        this.settings = settings;
        this.lastCall = lastCall;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        return chain.filter(exchange)
                .timeout(
                        late(settings.deadline().minus(WaitingTime.of(exchange)), exchange.getResponse()),
                        Mono.error(() -> LateAnswers.to(exchange.getRequest().getMethod())));
    }

    private Mono<Long> late(Duration left, ServerHttpResponse response) {
        return Mono.firstWithSignal(Mono.delay(left), lastCall.made())
                .flatMap(late ->
                        response.isCommitted() && OpenStreams.isStream(response) ? Mono.never() : Mono.just(late));
    }
}
