package dev.tracepress.shared.adapter.web.filter;

import org.springframework.http.HttpStatusCode;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.http.server.reactive.ServerHttpResponseDecorator;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Raises what would be answered by the status of an error and no body, as Spring Boot's endpoints answer 404, so that {@code
 * ErrorHandler} gives it the usual one.
 */
final class BodilessErrorFilter implements WebFilter {

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        return chain.filter(exchange.mutate()
                .response(new RaisingResponse(exchange.getResponse()))
                .build());
    }

    private static final class RaisingResponse extends ServerHttpResponseDecorator {

        RaisingResponse(ServerHttpResponse response) {
            super(response);
        }

        @Override
        public Mono<Void> setComplete() {
            return Mono.defer(() -> {
                var status = getStatusCode();
                return status != null && status.isError() && !isCommitted() ? raised(status) : super.setComplete();
            });
        }

        private static Mono<Void> raised(HttpStatusCode status) {
            return Mono.error(() -> new ResponseStatusException(status));
        }
    }
}
