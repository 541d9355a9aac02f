package dev.tracepress.shared.adapter.persistence.replica;

import static dev.tracepress.testkit.Facts.completes;
import static dev.tracepress.testkit.Facts.resultOf;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tracepress.shared.adapter.persistence.PostgresStore;
import dev.tracepress.shared.adapter.persistence.TestPostgres;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

@Tag("slow")
class SameServerTest {

    private final AtomicReference<Optional<String>> watched = new AtomicReference<>(Optional.empty());
    private final SameServer servers = new SameServer(watched::get);

    @Test
    void a_connection_leads_to_the_server_that_is_watched_or_is_not_read_from() {
        try (var store = PostgresStore.on(TestPostgres.migrated())) {
            var connection = resultOf(Mono.from(store.directConnections().create()));
            var began = resultOf(LogPositionRow.serverOf(connection));

            assertThatThrownBy(() -> completes(servers.check(connection))).hasMessage("it leads to another server");
            watched.set(Optional.of(began));
            completes(servers.check(connection));
            watched.set(Optional.of("another"));
            assertThatThrownBy(() -> completes(servers.check(connection))).hasMessage("it leads to another server");

            completes(Mono.from(connection.close()));
        }
    }
}
