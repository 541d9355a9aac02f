package dev.tracepress.shared.adapter.web.admission;

import dev.tracepress.shared.adapter.web.error.RequestTraces;
import dev.tracepress.shared.adapter.web.request.ClientAddresses;
import dev.tracepress.shared.adapter.web.request.WaitingTime;
import java.util.concurrent.TimeoutException;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;
import reactor.core.publisher.SignalType;

/**
 * Gives every request a place while it is worked on: from when its body is there, which a slow client sends in its own time, until
 * its answer is made, which a slow client takes in its own time. Of a stream that is its beginning.
 */
final class AdmissionFilter implements WebFilter {

    private final Admission admission;
    private final ClientAddresses clients;
    private final Refusal refusal;
    private final RequestTraces traces;
    private final ShedTelemetry telemetry;
    private final ShedLog log;

    AdmissionFilter(
            Admission admission,
            ClientAddresses clients,
            Refusal refusal,
            RequestTraces traces,
            ShedTelemetry telemetry,
            ShedLog log) {
        this.admission = admission;
        this.clients = clients;
        this.refusal = refusal;
        this.traces = traces;
        this.telemetry = telemetry;
        this.log = log;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        return RouteClass.of(exchange.getRequest())
                .map(kind -> bounded(kind, exchange, chain))
                .orElseGet(() -> chain.filter(exchange));
    }

    private Mono<Void> bounded(RouteClass kind, ServerWebExchange exchange, WebFilterChain chain) {
        return admission
                .enter(kind, () -> clients.clientOf(exchange.getRequest()))
                .map(place -> admitted(place, exchange, chain))
                .switchIfEmpty(Mono.fromSupplier(() -> refused(kind, exchange)))
                .flatMap(answer -> answer);
    }

    private static Mono<Void> admitted(Place place, ServerWebExchange exchange, WebFilterChain chain) {
        WaitingTime.tell(exchange, place.waited());
        exchange.getResponse().beforeCommit(() -> Mono.fromRunnable(place::answered));
        return chain.filter(exchange)
                .doOnError(TimeoutException.class, _ -> place.late())
                .doFinally(signal -> ended(place, signal));
    }

    private static void ended(Place place, SignalType signal) {
        if (signal == SignalType.CANCEL) {
            place.abandoned();
        } else {
            place.answered();
        }
    }

    private Mono<Void> refused(RouteClass kind, ServerWebExchange exchange) {
        log.refused(kind);
        telemetry.shed(kind);
        return refusal.tell(exchange.getRequest(), exchange.getResponse(), traces.traceId(exchange));
    }
}
