package dev.tracepress.shared.adapter.web.filter;

import dev.tracepress.shared.adapter.web.error.AcceptableTypes;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Tells Spring what a client accepts as {@link AcceptableTypes} understands it, so that whatever cannot be written is refused
 * with the choice of the route, before anything is done.
 */
final class AcceptFilter implements WebFilter {

    /** No route answers with it: so an unknown address is still 404, and a known one 406. */
    private static final List<MediaType> NOTHING = List.of(MediaType.parseMediaType("application/x-nothing"));

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        return chain.filter(
                exchange.getRequest().getHeaders().containsHeader(HttpHeaders.ACCEPT)
                        ? understood(exchange)
                        : exchange);
    }

    private static ServerWebExchange understood(ServerWebExchange exchange) {
        var types = AcceptableTypes.of(exchange.getRequest().getHeaders()).forAnswers();
        return exchange.mutate()
                .request(request -> request.headers(headers -> headers.setAccept(types.isEmpty() ? NOTHING : types)))
                .build();
    }
}
