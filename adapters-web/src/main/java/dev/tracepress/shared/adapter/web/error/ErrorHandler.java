package dev.tracepress.shared.adapter.web.error;

import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.core.Ordered;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebExceptionHandler;
import reactor.core.publisher.Mono;

/** Gives every error, whoever raised it, the one body that the contract knows. */
final class ErrorHandler implements WebExceptionHandler, Ordered {

    private static final Logger LOG = LoggerFactory.getLogger(ErrorHandler.class);
    private static final HttpError BUG = HttpError.of(RequestErrorCodes.INTERNAL_SERVER_ERROR, "internal server error");
    private static final int BEFORE_SPRINGS_OWN = -2;

    private final List<ErrorMapping> mappings;
    private final RequestTraces traces;
    private final ErrorAnswer answer;

    ErrorHandler(List<ErrorMapping> mappings, RequestTraces traces, ErrorAnswer answer) {
        this.mappings = List.copyOf(mappings);
        this.traces = traces;
        this.answer = answer;
    }

    @Override
    public int getOrder() {
        return BEFORE_SPRINGS_OWN;
    }

    @Override
    public Mono<Void> handle(ServerWebExchange exchange, Throwable raised) {
        var response = exchange.getResponse();
        if (response.isCommitted() || ClientGone.isMeantBy(raised)) {
            return Mono.error(raised);
        }
        var error = mappings.stream()
                .map(mapping -> mapping.map(raised))
                .flatMap(Optional::stream)
                .findFirst()
                .orElse(BUG);
        var traceId = traces.traceId(exchange);
        log(error, raised);
        return answer.write(exchange.getRequest(), response, error, traceId);
    }

    /** A bug is told with its stack, an outage by its cause alone: there may be hundreds of them a second. */
    private static void log(HttpError error, Throwable raised) {
        var status = error.status().value();
        if (HttpError.isFailure(status)) {
            LOG.atError()
                    .addKeyValue("status", status)
                    .setCause(error.equals(BUG) ? raised : null)
                    .log("A request failed ({}): {}", error.text(), causeOf(raised));
        } else {
            LOG.atDebug().addKeyValue("status", status).log("A request was refused: {}", error.text());
        }
    }

    private static String causeOf(Throwable raised) {
        return NestedExceptionUtils.getMostSpecificCause(raised).toString();
    }
}
