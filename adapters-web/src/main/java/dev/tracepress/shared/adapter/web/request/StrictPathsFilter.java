package dev.tracepress.shared.adapter.web.request;

import java.util.Map;
import java.util.Set;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.PathContainer;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;
import reactor.core.publisher.Mono;

/** What {@link StrictRouting} does for routes, for what Spring answers by itself: the metrics, and what pages are made with. */
final class StrictPathsFilter implements WebFilter {

    /** Prometheus may be told to ask for some of the metrics: that parameter is Spring Boot's. */
    private static final Map<PathPattern, Set<String>> KNOWN = Map.of(
            pattern("/metrics"), Set.of("includedNames"),
            pattern("/docs/assets/**"), Set.of(),
            pattern("/console/assets/**"), Set.of());

    private static final Set<HttpMethod> READING = Set.of(HttpMethod.GET, HttpMethod.HEAD);

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        var request = exchange.getRequest();
        if (!request.getQueryParams().isEmpty() && READING.contains(request.getMethod())) {
            check(exchange, request.getPath().pathWithinApplication());
        }
        return chain.filter(exchange);
    }

    private static void check(ServerWebExchange exchange, PathContainer path) {
        KNOWN.forEach((pattern, names) -> {
            if (pattern.matches(path)) {
                KnownQuery.check(exchange.getRequest().getQueryParams(), names);
            }
        });
    }

    private static PathPattern pattern(String path) {
        return PathPatternParser.defaultInstance.parse(path);
    }
}
