package dev.tracepress.identity.adapter.web;

import dev.tracepress.identity.application.port.in.IdentifyUseCase;
import dev.tracepress.identity.application.port.in.IdentifyUseCase.Identify;
import dev.tracepress.identity.domain.Session;
import dev.tracepress.shared.adapter.web.idempotency.RequestOwners;
import java.util.Arrays;
import org.springframework.core.MethodParameter;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * Requests of routes that ask for a {@link Session} are its user's. Where the route ends the session they are that session's, and a
 * genuine token is enough: who sends that request again holds a token that it has ended, and can be told no more than what it was
 * answered. Another session under the same key is to be ended as well.
 */
final class SessionOwners implements RequestOwners {

    private final BearerTokens bearers;
    private final IdentifyUseCase identify;

    SessionOwners(BearerTokens bearers, IdentifyUseCase identify) {
        this.bearers = bearers;
        this.identify = identify;
    }

    @Override
    public Mono<String> ownerOf(ServerWebExchange exchange, HandlerMethod route) {
        if (Arrays.stream(route.getMethodParameters())
                .map(MethodParameter::getParameterType)
                .noneMatch(Session.class::equals)) {
            return Mono.empty();
        }
        return route.hasMethodAnnotation(EndsSession.class)
                ? genuine(exchange)
                        .map(session ->
                                user(session) + " session " + session.tokenId().value())
                : bearers.session(exchange).map(SessionOwners::user);
    }

    private static String user(Session session) {
        return "user " + session.userId().value();
    }

    private Mono<Session> genuine(ServerWebExchange exchange) {
        return Mono.defer(() -> identify.identify(new Identify(BearerTokens.in(exchange))));
    }
}
