package dev.tracepress.memory;

import dev.tracepress.shared.application.port.out.HealthProbe;
import java.time.Duration;
import reactor.core.publisher.Mono;

/**
 * Stands for the database, which whoever asks for health expects: it is well if a writer gets its turn.
 *
 * @param patience how long it may wait for that
 */
record InMemoryHealthProbe(InMemoryDatabase database, Duration patience) implements HealthProbe {

    @Override
    public String part() {
        return "database";
    }

    @Override
    public Mono<Void> check() {
        return database.write(_ -> true).timeout(patience).then();
    }
}
