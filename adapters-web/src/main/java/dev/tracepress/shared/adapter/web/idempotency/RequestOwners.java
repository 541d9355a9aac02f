package dev.tracepress.shared.adapter.web.idempotency;

import org.springframework.web.method.HandlerMethod;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Knows whose a request is, as far as its route asks for that to be proved. */
public interface RequestOwners {

    /**
     * A name that nobody else has; empty for a route that anybody may ask. Whoever fails to prove it gets the error that the
     * route itself would raise.
     */
    Mono<String> ownerOf(ServerWebExchange exchange, HandlerMethod route);
}
