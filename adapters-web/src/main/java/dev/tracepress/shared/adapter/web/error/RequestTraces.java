package dev.tracepress.shared.adapter.web.error;

import org.springframework.http.HttpHeaders;
import org.springframework.web.server.ServerWebExchange;

/** Knows the trace that a request is recorded under. */
public interface RequestTraces {

    /** 32 hexadecimal digits (W3C Trace Context, 3.2.2.3). */
    String traceId(ServerWebExchange exchange);

    /**
     * Records a request that was refused before anybody could watch it.
     *
     * @param method as the client sent it, or something else if that could not be read
     * @param headers what could be read of them: they may name the caller's trace
     * @param requestId what the answer is named by
     * @return its trace, which is the caller's if there is one: 32 hexadecimal digits
     */
    String refused(String method, HttpHeaders headers, int status, String requestId);
}
