package dev.tracepress.shared.adapter.web;

import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/** Names every answer: by the client's own {@code X-Request-Id} if that is 1 to 128 printable ASCII characters. */
final class RequestIdFilter implements WebFilter {

    static final String HEADER = "X-Request-Id";

    private static final Pattern PRINTABLE = Pattern.compile("[\\x20-\\x7e]{1,128}");

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        var given = exchange.getRequest().getHeaders().getFirst(HEADER);
        exchange.getResponse().getHeaders().set(HEADER, idFor(given));
        return chain.filter(exchange);
    }

    static String idFor(@Nullable String given) {
        return given != null && PRINTABLE.matcher(given).matches()
                ? given
                : UUID.randomUUID().toString();
    }
}
