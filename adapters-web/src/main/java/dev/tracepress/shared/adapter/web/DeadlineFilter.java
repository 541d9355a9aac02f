package dev.tracepress.shared.adapter.web;

import java.time.Duration;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Answers every request in bounded time, once its body is there. It ends the waiting, not the work: what has begun in a
 * transaction still commits or rolls back by itself.
 */
final class DeadlineFilter implements WebFilter {

    private static final Duration DEADLINE = Duration.ofSeconds(3);

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        return chain.filter(exchange).timeout(DEADLINE);
    }
}
