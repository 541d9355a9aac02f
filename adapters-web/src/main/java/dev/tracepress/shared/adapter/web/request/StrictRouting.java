package dev.tracepress.shared.adapter.web.request;

import dev.tracepress.shared.domain.KeepsState;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.http.HttpMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.reactive.result.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * Finds the route of a request, and refuses query parameters that it does not know or that are given twice: a typo in a filter
 * would answer with everything, and whoever asks would believe it. It comes before the token and the body are looked at.
 */
@KeepsState("the parameters of each route, once it was asked for")
final class StrictRouting extends RequestMappingHandlerMapping {

    private final Map<HandlerMethod, Set<String>> known = new ConcurrentHashMap<>();

    @Override
    public Mono<HandlerMethod> getHandlerInternal(ServerWebExchange exchange) {
        return super.getHandlerInternal(exchange).doOnNext(route -> check(exchange, route));
    }

    private void check(ServerWebExchange exchange, HandlerMethod route) {
        var query = exchange.getRequest().getQueryParams();
        if (!query.isEmpty() && !HttpMethod.OPTIONS.equals(exchange.getRequest().getMethod())) {
            KnownQuery.check(query, known.computeIfAbsent(route, StrictRouting::namesOf));
        }
    }

    private static Set<String> namesOf(HandlerMethod route) {
        var names = route.getMethodAnnotation(QueryNames.class);
        return names == null ? Set.of() : Set.of(names.value());
    }
}
