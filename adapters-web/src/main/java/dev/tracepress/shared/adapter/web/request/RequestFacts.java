package dev.tracepress.shared.adapter.web.request;

import dev.tracepress.shared.adapter.web.error.RequestId;
import java.util.Optional;
import org.springframework.web.server.ServerWebExchange;

/** What turns out about a request on its way, noted on its exchange for whoever watches requests. */
public final class RequestFacts {

    private RequestFacts() {}

    private static final String ORIGIN = RequestFacts.class.getName() + ".origin";
    private static final String BODY = RequestFacts.class.getName() + ".body";

    /** What the client sent, to its last byte; nothing where {@link BodyFilter} has not been yet. */
    public static byte[] body(ServerWebExchange exchange) {
        byte[] body = exchange.getAttribute(BODY);
        return body == null ? new byte[0] : body.clone();
    }

    static void received(ServerWebExchange exchange, byte[] body) {
        exchange.getAttributes().put(BODY, body);
    }

    /** Of whose page the browser says that it asks, whether or not such pages may see the answer; empty if it does not say. */
    public static Optional<String> origin(ServerWebExchange exchange) {
        return Optional.ofNullable(exchange.<String>getAttribute(ORIGIN))
                .or(() -> Optional.ofNullable(exchange.getRequest().getHeaders().getOrigin()));
    }

    /** For whoever takes it out of the headers. */
    public static void cameFrom(ServerWebExchange exchange, String origin) {
        exchange.getAttributes().put(ORIGIN, origin);
    }

    /** What the answer is named by; empty before {@link RequestIdFilter} has named it. */
    public static Optional<String> id(ServerWebExchange exchange) {
        return Optional.ofNullable(exchange.getResponse().getHeaders().getFirst(RequestId.HEADER));
    }
}
