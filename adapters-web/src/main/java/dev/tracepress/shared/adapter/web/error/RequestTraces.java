package dev.tracepress.shared.adapter.web.error;

import org.springframework.web.server.ServerWebExchange;

/** Knows the trace that a request is recorded under. */
public interface RequestTraces {

    /** 32 hexadecimal digits (W3C Trace Context, 3.2.2.3). */
    String traceId(ServerWebExchange exchange);

    /**
     * Records a request that was refused before anybody could watch it.
     *
     * @param method as the client sent it, or something else if that could not be read
     * @param requestId what the answer is named by
     * @return its trace: 32 hexadecimal digits
     */
    String refused(String method, int status, String requestId);
}
