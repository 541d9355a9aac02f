package dev.tracepress.shared.adapter.web.admission;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;

/** Hears of all who are not let in. */
public interface ShedTelemetry {

    /** Of a request that is watched as all others are. */
    void shed(RouteClass kind);

    /**
     * Of one that nobody watches, which is to cost next to nothing.
     *
     * @return the trace that the answer names, the caller's if there is one: 32 hexadecimal digits
     */
    String shedUnwatched(RouteClass kind, HttpMethod method, HttpHeaders headers);

    void connectionRefused();
}
