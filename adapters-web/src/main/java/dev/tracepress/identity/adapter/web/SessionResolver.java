package dev.tracepress.identity.adapter.web;

import dev.tracepress.identity.application.port.in.AuthenticateUseCase;
import dev.tracepress.identity.application.port.in.AuthenticateUseCase.Authenticate;
import dev.tracepress.identity.domain.AccessToken;
import dev.tracepress.identity.domain.Session;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpHeaders;
import org.springframework.web.reactive.BindingContext;
import org.springframework.web.reactive.result.method.HandlerMethodArgumentResolver;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * Proves who asks, for a controller method with a {@link Session} parameter; with an {@code Optional<Session>} no header
 * means an anonymous reader, and a bad token is still an error.
 *
 * <p>Being asked for by the method, not by a filter before the routing, it never answers 401 in place of 404 or 405.
 */
final class SessionResolver implements HandlerMethodArgumentResolver {

    /** The scheme in any case (RFC 9110, 11.1), one space or more, a {@code b64token} (RFC 6750, 2.1). */
    private static final Pattern BEARER = Pattern.compile("(?i:bearer) +([A-Za-z0-9._~+/-]+=*)");

    private final AuthenticateUseCase authenticate;

    SessionResolver(AuthenticateUseCase authenticate) {
        this.authenticate = authenticate;
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.nestedIfOptional().getNestedParameterType().equals(Session.class);
    }

    @Override
    public Mono<Object> resolveArgument(
            MethodParameter parameter, BindingContext bindingContext, ServerWebExchange exchange) {
        var headers = exchange.getRequest().getHeaders().getOrEmpty(HttpHeaders.AUTHORIZATION);
        if (parameter.isOptional()) {
            return headers.isEmpty()
                    ? Mono.just(Optional.empty())
                    : session(headers).map(Optional::of);
        }
        return headers.isEmpty()
                ? Mono.error(AuthorizationError.Missing::new)
                : session(headers).cast(Object.class);
    }

    private Mono<Session> session(List<String> headers) {
        var bearer = BEARER.matcher(headers.getFirst());
        if (headers.size() > 1 || !bearer.matches()) {
            return Mono.error(AuthorizationError.Malformed::new);
        }
        return authenticate.authenticate(new Authenticate(new AccessToken(bearer.group(1))));
    }
}
