package dev.tracepress.shared.adapter.web.ops;

import org.springframework.http.server.PathContainer;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/** Keeps all but operators from what lies under {@code /ops}. */
final class OpsFilter implements WebFilter {

    private static final String OPS = "ops";

    private final OperatorGate gate;

    OpsFilter(OperatorGate gate) {
        this.gate = gate;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        return isForOperators(exchange) ? gate.pass(exchange, chain) : chain.filter(exchange);
    }

    /** By the first segment as the router reads it, so that no spelling of the path leads past. */
    private static boolean isForOperators(ServerWebExchange exchange) {
        for (var element :
                exchange.getRequest().getPath().pathWithinApplication().elements()) {
            if (element instanceof PathContainer.PathSegment segment) {
                return segment.valueToMatch().equals(OPS);
            }
        }
        return false;
    }
}
