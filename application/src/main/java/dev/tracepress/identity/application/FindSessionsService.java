package dev.tracepress.identity.application;

import dev.tracepress.identity.application.port.in.FindSessionsUseCase;
import dev.tracepress.identity.application.port.out.Sessions;
import java.time.InstantSource;
import reactor.core.publisher.Mono;

final class FindSessionsService implements FindSessionsUseCase {

    private final Sessions sessions;
    private final InstantSource time;

    FindSessionsService(Sessions sessions, InstantSource time) {
        this.sessions = sessions;
        this.time = time;
    }

    @Override
    public Mono<Found> find(FindSessions command) {
        return Mono.defer(() -> sessions.openOf(command.session().userId(), time.instant())
                .collectList()
                .map(Found::new));
    }
}
