package dev.tracepress.shared.adapter.web.request;

import dev.tracepress.shared.adapter.web.error.RequestId;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/** Names every answer. */
final class RequestIdFilter implements WebFilter {

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        var given = exchange.getRequest().getHeaders().getFirst(RequestId.HEADER);
        exchange.getResponse().getHeaders().set(RequestId.HEADER, RequestId.idFor(given));
        return chain.filter(exchange);
    }
}
