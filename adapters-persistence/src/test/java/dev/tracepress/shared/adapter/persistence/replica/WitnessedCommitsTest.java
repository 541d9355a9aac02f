package dev.tracepress.shared.adapter.persistence.replica;

import static dev.tracepress.testkit.Facts.completes;
import static dev.tracepress.testkit.Facts.eventually;

import dev.tracepress.shared.adapter.persistence.PostgresStore;
import dev.tracepress.shared.domain.SharedError;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Where commits wait for a standby, one that breaks off while it waits may have happened. */
@Tag("slow")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WitnessedCommitsTest {

    private final ReplicatedPostgres postgres = ReplicatedPostgres.start();

    @AfterAll
    void stop() {
        postgres.close();
    }

    @Test
    void a_commit_that_breaks_off_is_said_to_have_happened_perhaps() {
        try (var store = PostgresStore.on(postgres.migrated())) {
            completes(store.database().sql("CREATE TABLE notes (text text)").then());
            commitsWaitFor("nobody");
            var stops = stopsOfWaitingCommits();
            try {
                // PostgreSQL takes note of the setting a moment later.
                eventually(() -> store.transactions()
                        .inTransaction(noted(store))
                        .map(_ -> false)
                        .onErrorResume(
                                SharedError.Unavailable.class,
                                unknown -> Mono.just(unknown.toString().contains("may have happened"))));
            } finally {
                commitsWaitFor("");
                stops.dispose();
            }

            eventually(() -> store.transactions().inTransaction(noted(store)).map(_ -> true));
        }
    }

    private void commitsWaitFor(String standby) {
        postgres.atPrimary("ALTER SYSTEM SET synchronous_standby_names = '" + standby + "'");
        postgres.atPrimary("SELECT pg_reload_conf()");
    }

    /** As one is when its server ends. */
    private Disposable stopsOfWaitingCommits() {
        return Flux.interval(Duration.ofMillis(20), Schedulers.boundedElastic())
                .onBackpressureDrop()
                .subscribe(_ -> postgres.atPrimary(
                        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE wait_event = 'SyncRep'"));
    }

    /** Where tests run, commits wait for nothing unless they are told to. */
    private static Mono<Long> noted(PostgresStore store) {
        return store.database()
                .sql("SET LOCAL synchronous_commit = on")
                .then()
                .then(store.database()
                        .sql("INSERT INTO notes VALUES ('of this server alone')")
                        .fetch()
                        .rowsUpdated());
    }
}
