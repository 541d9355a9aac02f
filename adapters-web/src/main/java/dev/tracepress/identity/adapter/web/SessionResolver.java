package dev.tracepress.identity.adapter.web;

import dev.tracepress.identity.domain.Session;
import java.util.Optional;
import org.springframework.core.MethodParameter;
import org.springframework.web.reactive.BindingContext;
import org.springframework.web.reactive.result.method.HandlerMethodArgumentResolver;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * Proves who asks, for a controller method with a {@link Session} parameter; with an {@code Optional<Session>} no header
 * means an anonymous reader, and a bad token is still an error. Some routes take a ticket instead.
 *
 * <p>Being asked for by the method, not by a filter before the routing, it never answers 401 in place of 404 or 405.
 */
final class SessionResolver implements HandlerMethodArgumentResolver {

    private final BearerTokens bearers;
    private final Tickets tickets;

    SessionResolver(BearerTokens bearers, Tickets tickets) {
        this.bearers = bearers;
        this.tickets = tickets;
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.nestedIfOptional().getNestedParameterType().equals(Session.class);
    }

    @Override
    public Mono<Object> resolveArgument(
            MethodParameter parameter, BindingContext bindingContext, ServerWebExchange exchange) {
        if (!parameter.isOptional()) {
            return Mono.defer(() -> tickets.session(parameter, exchange).orElseGet(() -> bearers.session(exchange)))
                    .cast(Object.class);
        }
        return BearerTokens.areIn(exchange) ? bearers.session(exchange).map(Optional::of) : Mono.just(Optional.empty());
    }
}
