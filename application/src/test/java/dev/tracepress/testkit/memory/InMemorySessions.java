package dev.tracepress.testkit.memory;

import dev.tracepress.identity.application.port.out.Sessions;
import dev.tracepress.identity.domain.Session;
import reactor.core.publisher.Mono;

record InMemorySessions(InMemoryDatabase database) implements Sessions {

    @Override
    public Mono<Void> end(Session session) {
        return database.write(tables -> tables.endedSessions.add(session.tokenId()))
                .then();
    }

    @Override
    public Mono<Boolean> isOpen(Session session) {
        return database.read(tables ->
                tables.users.containsKey(session.userId()) && !tables.endedSessions.contains(session.tokenId()));
    }
}
