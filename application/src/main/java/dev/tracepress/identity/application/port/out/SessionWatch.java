package dev.tracepress.identity.application.port.out;

import dev.tracepress.identity.domain.Session;
import reactor.core.publisher.Mono;

/** Keeps an eye on sessions for whoever serves them for longer than one answer. */
public interface SessionWatch {

    /**
     * Completes, and never fails, within 5 s after the session is over: ended on whatever instance, expired, or its user gone.
     * While the store does not answer, only what expires is noticed. Thousands may be watched at once, each for little.
     */
    Mono<Void> over(Session session);
}
