package dev.tracepress.memory;

import dev.tracepress.identity.application.port.out.SessionWatch;
import dev.tracepress.identity.domain.Session;
import java.time.Duration;
import java.time.InstantSource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Looks when it begins, when sessions of the user have ended, and now and then: that a session expires is told by nobody.
 *
 * @param endings of whom sessions have ended
 * @param pause from one look to the next
 */
record InMemorySessionWatch(InMemoryDatabase database, Listeners endings, InstantSource time, Duration pause)
        implements SessionWatch {

    @Override
    public Mono<Void> over(Session session) {
        return Flux.merge(
                        endings.hints(session.userId()).map(_ -> true),
                        Flux.interval(Duration.ZERO, pause).onBackpressureDrop().map(_ -> true))
                .concatMap(_ -> database.read(tables -> InMemorySessions.isOver(tables, session)
                        || !time.instant().isBefore(session.expiresAt())))
                .filter(over -> over)
                .next()
                .then();
    }
}
