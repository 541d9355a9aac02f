package dev.tracepress.http;

import dev.tracepress.shared.adapter.web.admission.RouteClass;
import dev.tracepress.shared.adapter.web.admission.ShedTelemetry;
import dev.tracepress.shared.adapter.web.error.RequestTraces;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.web.server.ServerWebExchange;

/** Nobody watches: a request has the trace that its caller began, or a new one. */
final class UnwatchedRequests implements RequestTraces, ShedTelemetry {

    private static final Pattern TRACEPARENT = Pattern.compile("00-([0-9a-f]{32})-[0-9a-f]{16}-[0-9a-f]{2}");

    @Override
    public String traceId(ServerWebExchange exchange) {
        return (String) exchange.getAttributes()
                .computeIfAbsent(
                        RequestTraces.class.getName(),
                        _ -> trace(exchange.getRequest().getHeaders()));
    }

    @Override
    public String refused(String method, HttpHeaders headers, int status, String requestId) {
        return trace(headers);
    }

    @Override
    public void shed(RouteClass kind) {}

    @Override
    public String shedUnwatched(RouteClass kind, HttpMethod method, HttpHeaders headers) {
        return trace(headers);
    }

    @Override
    public void connectionRefused() {}

    private static String trace(HttpHeaders headers) {
        return Optional.ofNullable(headers.getFirst("traceparent"))
                .map(TRACEPARENT::matcher)
                .filter(Matcher::matches)
                .map(matcher -> matcher.group(1))
                .orElseGet(UnwatchedRequests::any);
    }

    private static String any() {
        return UUID.randomUUID().toString().replace("-", "");
    }
}
