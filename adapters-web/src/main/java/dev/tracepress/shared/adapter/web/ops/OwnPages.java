package dev.tracepress.shared.adapter.web.ops;

import dev.tracepress.shared.adapter.web.request.RequestFacts;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.Set;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.server.ServerWebExchange;

/**
 * Tells what the service's own pages ask from what another site has a browser ask in an operator's name. Browsers say where a
 * request comes from by {@code Sec-Fetch-Site} (Fetch Metadata), older ones by {@code Origin}; what says neither is no browser's.
 */
final class OwnPages {

    /** A page of another origin cannot set it without being asked whether it may, and is told no. */
    static final String MARK = "X-Tracepress-Console";

    private static final String SITE = "Sec-Fetch-Site";
    private static final Set<String> OWN = Set.of("same-origin", "none");
    private static final Set<HttpMethod> HARMLESS = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

    private OwnPages() {}

    static boolean mayAsk(ServerWebExchange exchange) {
        return HARMLESS.contains(exchange.getRequest().getMethod()) || isOwn(exchange);
    }

    static boolean areMarked(ServerHttpRequest request) {
        return HARMLESS.contains(request.getMethod()) || request.getHeaders().containsHeader(MARK);
    }

    private static boolean isOwn(ServerWebExchange exchange) {
        var headers = exchange.getRequest().getHeaders();
        var site = headers.getFirst(SITE);
        return site == null
                ? RequestFacts.origin(exchange)
                        .map(origin ->
                                authority(origin).equals(Optional.ofNullable(headers.getFirst(HttpHeaders.HOST))))
                        .orElse(true)
                : OWN.contains(site);
    }

    private static Optional<String> authority(String origin) {
        try {
            return Optional.ofNullable(new URI(origin).getAuthority());
        } catch (URISyntaxException _) {
            return Optional.empty();
        }
    }
}
