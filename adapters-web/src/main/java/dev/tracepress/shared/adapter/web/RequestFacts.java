package dev.tracepress.shared.adapter.web;

import java.util.Optional;
import org.springframework.web.server.ServerWebExchange;

/** What turns out about a request on its way, noted on its exchange for whoever watches requests. */
public final class RequestFacts {

    private RequestFacts() {}

    /** What the answer is named by; empty before {@link RequestIdFilter} has named it. */
    public static Optional<String> id(ServerWebExchange exchange) {
        return Optional.ofNullable(exchange.getResponse().getHeaders().getFirst(RequestIdFilter.HEADER));
    }
}
