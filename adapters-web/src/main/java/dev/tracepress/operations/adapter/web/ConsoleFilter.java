package dev.tracepress.operations.adapter.web;

import dev.tracepress.shared.adapter.web.ops.OperatorGate;
import java.util.List;
import org.springframework.http.server.PathContainer;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/** Keeps all but operators from what the console shows; the empty page and its way in are there for everybody. */
final class ConsoleFilter implements WebFilter {

    private static final List<String> DATA = List.of("console", "api");
    private static final List<String> WAY_IN = List.of("console", "api", "session");

    private final OperatorGate gate;

    ConsoleFilter(OperatorGate gate) {
        this.gate = gate;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        return isForOperators(segments(exchange)) ? gate.pass(exchange, chain) : chain.filter(exchange);
    }

    private static boolean isForOperators(List<String> path) {
        return path.size() >= DATA.size() && path.subList(0, DATA.size()).equals(DATA) && !path.equals(WAY_IN);
    }

    /** As the router reads them, so that no spelling of the path leads past. */
    private static List<String> segments(ServerWebExchange exchange) {
        return exchange.getRequest().getPath().pathWithinApplication().elements().stream()
                .filter(PathContainer.PathSegment.class::isInstance)
                .map(PathContainer.PathSegment.class::cast)
                .map(PathContainer.PathSegment::valueToMatch)
                .toList();
    }
}
