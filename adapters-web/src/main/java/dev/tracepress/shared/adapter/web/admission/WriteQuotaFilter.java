package dev.tracepress.shared.adapter.web.admission;

import dev.tracepress.shared.adapter.web.error.RateLimitHeaders;
import dev.tracepress.shared.adapter.web.idempotency.RequestOwners;
import dev.tracepress.shared.application.port.in.CountAttemptUseCase;
import dev.tracepress.shared.application.port.in.CountAttemptUseCase.CountAttempt;
import dev.tracepress.shared.domain.Allowance;
import dev.tracepress.shared.domain.Quota;
import java.time.Duration;
import java.util.function.Supplier;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.reactive.HandlerMapping;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Keeps one user from writing more than a minute's worth in a minute, on whatever instance. What is refused for another reason
 * counts as well; what is no route, or nobody's, does not.
 */
final class WriteQuotaFilter implements WebFilter {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final CountAttemptUseCase attempts;
    private final RequestOwners owners;
    private final Supplier<HandlerMapping> routes;
    private final Quota quota;

    /**
     * @param routes asked late: they are made after the filters
     * @param most within a minute; 0 for any number
     */
    WriteQuotaFilter(CountAttemptUseCase attempts, RequestOwners owners, Supplier<HandlerMapping> routes, int most) {
        this.attempts = attempts;
        this.owners = owners;
        this.routes = routes;
        this.quota = new Quota("writes", most, MINUTE);
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        var counts = !quota.isUnlimited()
                && RouteClass.of(exchange.getRequest())
                        .filter(RouteClass.OF_WRITING::contains)
                        .isPresent();
        return counts ? counted(exchange).then(Mono.defer(() -> chain.filter(exchange))) : chain.filter(exchange);
    }

    private Mono<Allowance> counted(ServerWebExchange exchange) {
        return routes.get()
                .getHandler(exchange)
                .ofType(HandlerMethod.class)
                .flatMap(route -> owners.ownerOf(exchange, route))
                .flatMap(owner -> attempts.count(new CountAttempt(quota, owner, true)))
                .doOnNext(left ->
                        RateLimitHeaders.write(left, exchange.getResponse().getHeaders()));
    }
}
