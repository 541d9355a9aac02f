package dev.tracepress.identity.adapter.web;

import dev.tracepress.identity.application.port.out.AccessTokens;
import dev.tracepress.identity.domain.IdentityError;
import dev.tracepress.identity.domain.Session;
import dev.tracepress.shared.adapter.web.idempotency.RequestOwners;
import java.time.InstantSource;
import java.util.Arrays;
import org.springframework.core.MethodParameter;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * Requests of routes that ask for a {@link Session} are its user's. Where the route ends the session, a genuine token is enough: who
 * sends that request again holds a token that it has ended, and can be told no more than what it was answered.
 */
final class SessionOwners implements RequestOwners {

    private final BearerTokens bearers;
    private final AccessTokens tokens;
    private final InstantSource time;

    SessionOwners(BearerTokens bearers, AccessTokens tokens, InstantSource time) {
        this.bearers = bearers;
        this.tokens = tokens;
        this.time = time;
    }

    @Override
    public Mono<String> ownerOf(ServerWebExchange exchange, HandlerMethod route) {
        if (Arrays.stream(route.getMethodParameters())
                .map(MethodParameter::getParameterType)
                .noneMatch(Session.class::equals)) {
            return Mono.empty();
        }
        var session = route.hasMethodAnnotation(EndsSession.class) ? genuine(exchange) : bearers.session(exchange);
        return session.map(proved -> "user " + proved.userId().value());
    }

    private Mono<Session> genuine(ServerWebExchange exchange) {
        return Mono.defer(() -> Mono.justOrEmpty(tokens.read(BearerTokens.in(exchange), time.instant())))
                .switchIfEmpty(Mono.error(IdentityError.InvalidToken::new));
    }
}
