package dev.tracepress.memory;

import dev.tracepress.identity.application.port.out.SessionWatch;
import dev.tracepress.identity.domain.Session;
import java.time.Duration;
import java.time.InstantSource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

record InMemorySessionWatch(InMemoryDatabase database, InstantSource time) implements SessionWatch {

    private static final Duration LOOK_AGAIN = Duration.ofMillis(1);

    @Override
    public Mono<Void> over(Session session) {
        return Flux.interval(Duration.ZERO, LOOK_AGAIN)
                .onBackpressureDrop()
                .concatMap(_ -> database.read(tables -> InMemorySessions.isOver(tables, session)
                        || !time.instant().isBefore(session.expiresAt())))
                .filter(over -> over)
                .next()
                .then();
    }
}
