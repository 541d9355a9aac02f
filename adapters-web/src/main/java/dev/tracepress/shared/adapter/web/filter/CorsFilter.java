package dev.tracepress.shared.adapter.web.filter;

import dev.tracepress.shared.adapter.web.error.RequestId;
import dev.tracepress.shared.adapter.web.request.RequestFacts;
import dev.tracepress.shared.adapter.web.request.WellFormedFilter;
import java.time.Duration;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.reactive.CorsUtils;
import org.springframework.web.cors.reactive.CorsWebFilter;
import org.springframework.web.cors.reactive.DefaultCorsProcessor;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Lets pages of listed origins ask, and see what they are answered (Fetch, 3.3). With all others the protocol is not spoken:
 * they are answered as if nobody had asked for it, and their browsers keep the answer from them.
 */
final class CorsFilter implements WebFilter {

    private static final List<String> METHODS = List.of("GET", "HEAD", "POST", "PUT", "DELETE");
    private static final List<String> READABLE = List.of(
            HttpHeaders.ETAG,
            HttpHeaders.LINK,
            HttpHeaders.LOCATION,
            HttpHeaders.CONTENT_LOCATION,
            HttpHeaders.RETRY_AFTER,
            HttpHeaders.DATE,
            HttpHeaders.WWW_AUTHENTICATE,
            RequestId.HEADER,
            "Idempotency-Replayed",
            PositionHeader.NAME,
            "RateLimit",
            "RateLimit-Policy");
    private static final Duration PREFLIGHT_HOLDS = Duration.ofHours(1);

    private final List<String> origins;
    private final WebFilter opened;

    CorsFilter(List<String> origins) {
        this.origins = List.copyOf(origins);
        var beforehand = configuration(origins, METHODS);
        // Whether there is such a method says the route, as it says to everybody.
        var itself = configuration(origins, List.of(CorsConfiguration.ALL));
        this.opened = new CorsWebFilter(
                exchange -> CorsUtils.isPreFlightRequest(exchange.getRequest()) ? beforehand : itself,
                new RaisingProcessor());
    }

    private static CorsConfiguration configuration(List<String> origins, List<String> methods) {
        var cors = new CorsConfiguration();
        cors.setAllowedOrigins(origins);
        cors.setAllowedMethods(methods);
        cors.setAllowedHeaders(List.of(CorsConfiguration.ALL));
        cors.setExposedHeaders(READABLE);
        cors.setMaxAge(PREFLIGHT_HOLDS);
        return cors;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        var origin = exchange.getRequest().getHeaders().getOrigin();
        if (!origins.isEmpty()) {
            varyByOrigin(exchange.getResponse());
        }
        if (origin == null) {
            return chain.filter(exchange);
        }
        if (!origins.contains(origin)) {
            RequestFacts.cameFrom(exchange, origin);
            return chain.filter(withoutCors(exchange));
        }
        return CorsUtils.isPreFlightRequest(exchange.getRequest())
                ? preflight(exchange, chain)
                : opened.filter(exchange, chain);
    }

    /** At the last moment: what a controller says of its answer replaces what stands there. */
    private static void varyByOrigin(ServerHttpResponse response) {
        response.beforeCommit(
                () -> Mono.fromRunnable(() -> response.getHeaders().add(HttpHeaders.VARY, HttpHeaders.ORIGIN)));
    }

    /** It is answered here, and none of those behind looks at it any more. */
    private Mono<Void> preflight(ServerWebExchange exchange, WebFilterChain chain) {
        return WellFormedFilter.fault(exchange.getRequest())
                .<Mono<Void>>map(status -> Mono.error(new ResponseStatusException(status)))
                .orElseGet(() -> opened.filter(exchange, chain));
    }

    private static ServerWebExchange withoutCors(ServerWebExchange exchange) {
        return exchange.mutate()
                .request(request -> request.headers(headers -> {
                    headers.remove(HttpHeaders.ORIGIN);
                    headers.remove(HttpHeaders.ACCESS_CONTROL_REQUEST_METHOD);
                    headers.remove(HttpHeaders.ACCESS_CONTROL_REQUEST_HEADERS);
                }))
                .build();
    }

    /** A refusal with the usual body. */
    private static final class RaisingProcessor extends DefaultCorsProcessor {

        @Override
        protected void rejectRequest(ServerHttpResponse response) {
            throw new ResponseStatusException(HttpStatus.FORBIDDEN);
        }
    }
}
