package dev.tracepress.shared.adapter.web.ops;

import dev.tracepress.shared.adapter.web.audit.AuditLog;
import dev.tracepress.shared.adapter.web.audit.AuditOutcome;
import dev.tracepress.shared.adapter.web.error.OperatorsOnly;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Lets operators pass: by their token, or by a session of a browser, which acts for the service's own pages alone. Where nobody
 * may enter, it looks as if nothing was there.
 */
public final class OperatorGate {

    private final OpsAccess access;
    private final OpsThrottle throttle;
    private final AuditLog audit;

    OperatorGate(OpsAccess access, OpsThrottle throttle, AuditLog audit) {
        this.access = access;
        this.throttle = throttle;
        this.audit = audit;
    }

    /**
     * Goes on with the chain, or fails with 404, {@link OperatorsOnly}, 403, or 429 for whoever brings too many wrong tokens. The right
     * one passes always: a neighbour who guesses keeps no operator out.
     */
    public Mono<Void> pass(ServerWebExchange exchange, WebFilterChain chain) {
        var request = exchange.getRequest();
        if (access.isClosed()) {
            return Mono.error(new ResponseStatusException(HttpStatus.NOT_FOUND));
        }
        if (access.hasToken(request)) {
            return chain.filter(exchange);
        }
        if (!access.isSignedIn(request)) {
            return (access.bringsToken(request) ? wrong(request) : Mono.<Void>empty())
                    .then(refused(new OperatorsOnly()));
        }
        return OwnPages.mayAsk(exchange) && (access.isOpen() || OwnPages.areMarked(request))
                ? chain.filter(exchange)
                : refused(new ResponseStatusException(HttpStatus.FORBIDDEN));
    }

    private Mono<Void> wrong(ServerHttpRequest request) {
        return throttle.look(request).then(Mono.defer(() -> throttle.wrong(request)));
    }

    private Mono<Void> refused(RuntimeException error) {
        return Mono.<Void>fromRunnable(() -> audit.tell("ops.access", AuditOutcome.REFUSED, Map.of()))
                .then(Mono.error(error));
    }
}
