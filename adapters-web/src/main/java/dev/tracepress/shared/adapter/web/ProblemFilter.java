package dev.tracepress.shared.adapter.web;

import java.util.Locale;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Lets a client that names only {@code application/problem+json} have the answers that are no problems as plain JSON: RFC
 * 9457 describes errors, and nobody who asks for them wants nothing else.
 */
final class ProblemFilter implements WebFilter {

    static boolean asksForProblems(ServerWebExchange exchange) {
        return exchange.getRequest().getHeaders().getOrEmpty(HttpHeaders.ACCEPT).stream()
                .anyMatch(accept -> accept.toLowerCase(Locale.ROOT).contains("application/problem+json"));
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        return chain.filter(asksForProblems(exchange) ? acceptingJson(exchange) : exchange);
    }

    private static ServerWebExchange acceptingJson(ServerWebExchange exchange) {
        return exchange.mutate()
                .request(request ->
                        request.headers(headers -> headers.add(HttpHeaders.ACCEPT, MediaType.APPLICATION_JSON_VALUE)))
                .build();
    }
}
