package dev.tracepress.shared.adapter.web.request;

import java.time.Duration;
import org.springframework.web.server.ServerWebExchange;

/** For how long a request waited before anybody began with it, which is part of the time that it has. */
public final class WaitingTime {

    private static final String ATTRIBUTE = WaitingTime.class.getName();

    private WaitingTime() {}

    public static void tell(ServerWebExchange exchange, Duration waited) {
        exchange.getAttributes().put(ATTRIBUTE, waited);
    }

    public static Duration of(ServerWebExchange exchange) {
        return exchange.getAttributeOrDefault(ATTRIBUTE, Duration.ZERO);
    }
}
