package dev.tracepress.identity.application.port.in;

import dev.tracepress.identity.application.port.out.OpenSession;
import dev.tracepress.identity.domain.Session;
import io.opentelemetry.instrumentation.annotations.SpanAttribute;
import io.opentelemetry.instrumentation.annotations.WithSpan;
import java.util.List;
import reactor.core.publisher.Mono;

/** A user looks where they are signed in. */
public interface FindSessionsUseCase {

    /** The user's open sessions, the newest first, at most a hundred; those begun before sessions were kept are not among them. */
    @WithSpan("user.findSessions")
    Mono<Found> find(FindSessions command);

    /** Who asks, and by which session. */
    record FindSessions(@SpanAttribute("user.id") Session session) {}

    /** What was found. */
    record Found(@SpanAttribute("result.count") List<OpenSession> sessions) {

        public Found {
            sessions = List.copyOf(sessions);
        }
    }
}
