package dev.tracepress.memory;

import dev.tracepress.shared.application.port.out.HealthProbe;
import dev.tracepress.shared.application.port.out.HealthProbeContract;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Sinks;

class InMemoryHealthProbeTest extends HealthProbeContract {

    private final Sinks.Empty<Void> end = Sinks.empty();
    private final Disposable.Swap writer = Disposables.swap();

    @AfterEach
    void close() {
        end.tryEmitEmpty();
        writer.dispose();
    }

    @Override
    protected HealthProbe well() {
        return new InMemoryHealthProbe(new InMemoryDatabase(), Duration.ofMinutes(3));
    }

    /** Somebody writes and does not come to an end. */
    @Override
    protected HealthProbe broken() {
        var database = new InMemoryDatabase();
        var begun = new CompletableFuture<Boolean>();
        writer.replace(
                database.inTransaction(database.write(_ -> begun.complete(true)).then(end.asMono()))
                        .subscribe());
        begun.join();
        return new InMemoryHealthProbe(database, Duration.ofMillis(1));
    }
}
