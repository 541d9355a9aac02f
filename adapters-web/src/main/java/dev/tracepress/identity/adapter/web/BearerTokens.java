package dev.tracepress.identity.adapter.web;

import dev.tracepress.identity.application.port.in.AuthenticateUseCase;
import dev.tracepress.identity.application.port.in.AuthenticateUseCase.Authenticate;
import dev.tracepress.identity.domain.AccessToken;
import dev.tracepress.identity.domain.Session;
import java.util.regex.Pattern;
import org.springframework.http.HttpHeaders;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Reads the token of a request, and has it believed or not, once for all who ask about the same request. */
final class BearerTokens {

    /** The scheme in any case (RFC 9110, 11.1), one space or more, a {@code b64token} (RFC 6750, 2.1). */
    private static final Pattern BEARER = Pattern.compile("(?i:bearer) +([A-Za-z0-9._~+/-]+=*)");

    private static final String SESSION = BearerTokens.class.getName() + ".session";

    private final AuthenticateUseCase authenticate;

    BearerTokens(AuthenticateUseCase authenticate) {
        this.authenticate = authenticate;
    }

    static boolean areIn(ServerWebExchange exchange) {
        return exchange.getRequest().getHeaders().containsHeader(HttpHeaders.AUTHORIZATION);
    }

    /**
     * The token, whatever it is worth.
     *
     * @throws AuthorizationError if there is none, or several, or something else
     */
    static AccessToken in(ServerWebExchange exchange) {
        var headers = exchange.getRequest().getHeaders().getOrEmpty(HttpHeaders.AUTHORIZATION);
        if (headers.isEmpty()) {
            throw new AuthorizationError.Missing();
        }
        var bearer = BEARER.matcher(headers.getFirst());
        if (headers.size() > 1 || !bearer.matches()) {
            throw new AuthorizationError.Malformed();
        }
        return new AccessToken(bearer.group(1));
    }

    /** The session that the token proves, or the error that says why it does not. */
    Mono<Session> session(ServerWebExchange exchange) {
        return Mono.defer(() -> {
            Mono<Session> known = exchange.getAttribute(SESSION);
            return known == null ? remembered(exchange) : known;
        });
    }

    private Mono<Session> remembered(ServerWebExchange exchange) {
        var session = authenticate.authenticate(new Authenticate(in(exchange))).cache();
        exchange.getAttributes().put(SESSION, session);
        return session;
    }
}
