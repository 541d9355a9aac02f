package dev.tracepress.shared.adapter.web.filter;

import dev.tracepress.shared.domain.Position;
import java.time.InstantSource;
import java.util.Set;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Answers every write with a position, and lets whoever reads with it see nothing older: who keeps or copies what is read finds
 * it in the Reactor context.
 */
final class PositionFilter implements WebFilter {

    private static final Set<HttpMethod> WRITES = Set.of(HttpMethod.POST, HttpMethod.PUT, HttpMethod.DELETE);

    private static final Set<HttpMethod> READS = Set.of(HttpMethod.GET, HttpMethod.HEAD);

    private final InstantSource time;

    PositionFilter(InstantSource time) {
        this.time = time;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        var method = exchange.getRequest().getMethod();
        if (WRITES.contains(method)) {
            var response = exchange.getResponse();
            response.beforeCommit(() -> Mono.fromRunnable(() -> tellPosition(response)));
        }
        var answered = chain.filter(exchange);
        return READS.contains(method) && exchange.getRequest().getHeaders().containsHeader(PositionHeader.NAME)
                ? behind(exchange.getRequest().getHeaders(), answered)
                : answered;
    }

    private static Mono<Void> behind(HttpHeaders request, Mono<Void> answered) {
        return answered.contextWrite(context -> context.put(Position.class, PositionHeader.in(request)));
    }

    /** Whatever was written was committed before its answer begins. */
    private void tellPosition(ServerHttpResponse response) {
        var status = response.getStatusCode();
        if (status == null || status.is2xxSuccessful()) {
            response.getHeaders().set(PositionHeader.NAME, PositionHeader.of(new Position(time.instant())));
        }
    }
}
