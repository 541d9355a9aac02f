package dev.tracepress.shared.adapter.web.admission;

import dev.tracepress.shared.adapter.web.request.ClientAddresses;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.HttpHandler;
import org.springframework.http.server.reactive.HttpHandlerDecoratorFactory;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpResponse;
import reactor.core.publisher.Mono;

/**
 * Refuses those for whom there is no place before anything has been made of their requests: no span, no log line, no body, no
 * token. It only looks; whoever passes takes a place at {@link AdmissionFilter}. Most who only read do not come here:
 * {@link ReadGate} has refused them.
 *
 * <p>Pages of other origins pass as well: they would not be shown an answer without the headers that a filter gives it.
 */
final class Gate implements HttpHandlerDecoratorFactory {

    private final Gatekeeper keeper;
    private final ClientAddresses clients;
    private final Refusal refusal;

    Gate(Gatekeeper keeper, ClientAddresses clients, Refusal refusal) {
        this.keeper = keeper;
        this.clients = clients;
        this.refusal = refusal;
    }

    @Override
    public HttpHandler apply(HttpHandler handler) {
        return (request, response) -> Mono.defer(() -> RouteClass.of(request)
                .filter(kind -> isClosedTo(kind, request))
                .map(kind -> refused(kind, request, response))
                .orElseGet(() -> handler.handle(request, response)));
    }

    private boolean isClosedTo(RouteClass kind, ServerHttpRequest request) {
        return keeper.isClosedTo(kind, () -> clients.clientOf(request))
                && !request.getHeaders().containsHeader(HttpHeaders.ORIGIN);
    }

    private Mono<Void> refused(RouteClass kind, ServerHttpRequest request, ServerHttpResponse response) {
        return refusal.tell(request, response, keeper.refused(kind, request.getMethod(), request.getHeaders()))
                // Who asks for the head alone is answered by nothing else.
                .then(Mono.defer(response::setComplete));
    }
}
