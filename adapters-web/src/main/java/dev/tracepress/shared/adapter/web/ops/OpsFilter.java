package dev.tracepress.shared.adapter.web.ops;

import dev.tracepress.shared.adapter.web.audit.AuditLog;
import dev.tracepress.shared.adapter.web.audit.AuditOutcome;
import dev.tracepress.shared.adapter.web.error.OperatorsOnly;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.PathContainer;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/** Keeps all but operators from what lies under {@code /ops}; where nobody may enter, it looks as if nothing was there. */
final class OpsFilter implements WebFilter {

    private static final String OPS = "ops";

    private final OpsAccess access;
    private final AuditLog audit;

    OpsFilter(OpsAccess access, AuditLog audit) {
        this.access = access;
        this.audit = audit;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        if (!isForOperators(exchange)) {
            return chain.filter(exchange);
        }
        if (access.isClosed()) {
            return Mono.error(new ResponseStatusException(HttpStatus.NOT_FOUND));
        }
        var authorization =
                Optional.ofNullable(exchange.getRequest().getHeaders().getFirst(HttpHeaders.AUTHORIZATION));
        return access.isGranted(authorization) ? chain.filter(exchange) : refused();
    }

    private Mono<Void> refused() {
        return Mono.<Void>fromRunnable(() -> audit.tell("ops.access", AuditOutcome.REFUSED, Map.of()))
                .then(Mono.error(OperatorsOnly::new));
    }

    /** By the first segment as the router reads it, so that no spelling of the path leads past. */
    private static boolean isForOperators(ServerWebExchange exchange) {
        return exchange.getRequest().getPath().pathWithinApplication().elements().stream()
                .filter(PathContainer.PathSegment.class::isInstance)
                .map(PathContainer.PathSegment.class::cast)
                .findFirst()
                .filter(segment -> segment.valueToMatch().equals(OPS))
                .isPresent();
    }
}
