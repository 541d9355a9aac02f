package dev.tracepress.shared.adapter.web.error;

import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import org.springframework.core.Ordered;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.http.server.reactive.ServerHttpResponseDecorator;
import org.springframework.web.reactive.HandlerMapping;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebExceptionHandler;
import org.springframework.web.util.pattern.PathPattern;
import reactor.core.publisher.Mono;
import reactor.netty.http.server.HttpServerResponse;

/**
 * Tells of errors that {@link ErrorHandler} makes no answer of: one has begun, and is cut off, or nobody is there to get one.
 * Spring would tell of them with the query, in which people search for what nobody else should read.
 */
final class BrokenAnswers implements WebExceptionHandler, Ordered {

    private static final Logger LOG = LoggerFactory.getLogger(BrokenAnswers.class);

    @Override
    public int getOrder() {
        return LOWEST_PRECEDENCE;
    }

    @Override
    public Mono<Void> handle(ServerWebExchange exchange, Throwable raised) {
        var left = ClientGone.isMeantBy(raised);
        LOG.atLevel(left ? Level.DEBUG : Level.ERROR)
                .addKeyValue("method", exchange.getRequest().getMethod().name())
                .addKeyValue("route", routeOf(exchange))
                .addKeyValue("error_type", raised.getClass().getName())
                // Of the deadline, which a slow reader meets, the stack says nothing.
                .setCause(raised instanceof TimeoutException ? null : raised)
                .log("An answer broke off");
        if (exchange.getResponse().isCommitted()) {
            cutOff(exchange.getResponse());
        }
        return left && exchange.getResponse().setRawStatusCode(ClientGone.STATUS) ? Mono.empty() : Mono.error(raised);
    }

    /** Of an answer that has begun and was not sent, Spring would send what there is, as a 200 without a body. */
    private static void cutOff(ServerHttpResponse response) {
        HttpServerResponse sent = ServerHttpResponseDecorator.getNativeResponse(response);
        sent.withConnection(connection -> {
            var _ = connection.channel().close();
        });
    }

    private static String routeOf(ServerWebExchange exchange) {
        PathPattern pattern = exchange.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
        return pattern == null ? "unknown" : pattern.getPatternString();
    }
}
