package dev.tracepress.shared.adapter.web.request;

import dev.tracepress.shared.adapter.web.error.RequestId;
import java.util.Optional;
import org.springframework.web.server.ServerWebExchange;

/** What turns out about a request on its way, noted on its exchange for whoever watches requests. */
public final class RequestFacts {

    private RequestFacts() {}

    private static final String BODY = RequestFacts.class.getName() + ".body";

    /** What the client sent, to its last byte; nothing where {@link BodyFilter} has not been yet. */
    public static byte[] body(ServerWebExchange exchange) {
        byte[] body = exchange.getAttribute(BODY);
        return body == null ? new byte[0] : body.clone();
    }

    static void received(ServerWebExchange exchange, byte[] body) {
        exchange.getAttributes().put(BODY, body);
    }

    /** What the answer is named by; empty before {@link RequestIdFilter} has named it. */
    public static Optional<String> id(ServerWebExchange exchange) {
        return Optional.ofNullable(exchange.getResponse().getHeaders().getFirst(RequestId.HEADER));
    }
}
