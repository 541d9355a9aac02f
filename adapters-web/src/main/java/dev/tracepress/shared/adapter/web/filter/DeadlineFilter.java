package dev.tracepress.shared.adapter.web.filter;

import dev.tracepress.shared.adapter.web.error.LateAnswers;
import dev.tracepress.shared.adapter.web.request.RequestSettings;
import dev.tracepress.shared.adapter.web.request.WaitingTime;
import java.time.Duration;
import java.util.function.Function;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;
import reactor.netty.channel.AbortedException;

/**
 * Answers every request in bounded time, once its body is there; of a stream, the beginning. What still runs when the service
 * stops is answered then. It ends the waiting, not the work: what has begun in a transaction still commits or rolls back by
 * itself. What is made by then and waits for its client has the time that a slow one needs for it.
 */
final class DeadlineFilter implements WebFilter {

    private final RequestSettings settings;
    private final LastCall lastCall;

    DeadlineFilter(RequestSettings settings, LastCall lastCall) {
        this.settings = settings;
        this.lastCall = lastCall;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        var response = new TimelyResponse(exchange.getResponse());
        return chain.filter(exchange.mutate().response(response).build())
                .timeout(
                        late(settings.deadline().minus(WaitingTime.of(exchange)), response),
                        Mono.error(() -> tooLate(exchange)));
    }

    private static Throwable tooLate(ServerWebExchange exchange) {
        return UnreadAnswer.bytes(exchange.getResponse()) > 0
                ? new AbortedException("the client takes too long to read the answer")
                : LateAnswers.to(exchange.getRequest().getMethod());
    }

    private Mono<Long> late(Duration left, TimelyResponse response) {
        var overdue = Mono.delay(left).delayUntil(_ -> untilLate(response, UnreadAnswer::time));
        var stopping = lastCall.made().delayUntil(_ -> untilLate(response, _ -> UnreadAnswer.MOMENT));
        return Mono.firstWithSignal(overdue, stopping);
    }

    /** At once unless the answer has begun; that has such a time from its first byte on, and a stream all there is. */
    private static Mono<Void> untilLate(TimelyResponse response, Function<ServerHttpResponse, Duration> time) {
        if (response.isLate()) {
            return Mono.empty();
        }
        return OpenStreams.isStream(response)
                ? Mono.never()
                : UnreadAnswer.firstByte(response)
                        .then(Mono.defer(() -> Mono.delay(time.apply(response))))
                        .then();
    }
}
