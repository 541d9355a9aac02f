package dev.tracepress.http;

import static dev.tracepress.testkit.Facts.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tracepress.shared.adapter.persistence.TestPostgres;
import dev.tracepress.shared.adapter.persistence.TransactionPooler;
import dev.tracepress.wiring.RunningService;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import reactor.core.publisher.Mono;

/**
 * Two processes behind a pooler in transaction mode, which has fewer connections to the database than either has to it, and past
 * which nothing leads: one serves, the other works, and neither hears of the other.
 */
@Tag("slow")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PoolerTest {

    private static final int SERVERS = 4;

    private final TransactionPooler pooler = new TransactionPooler(TestPostgres.migrated(), SERVERS);
    private final RunningService server = RunningService.through(pooler, "--TRACEPRESS_ROLE=api");
    private final RunningService another = RunningService.through(pooler, "--TRACEPRESS_ROLE=api");
    private final RunningService worker = RunningService.through(pooler, "--TRACEPRESS_ROLE=worker");
    private final Api api = new Api(server.url());
    private final Api elsewhere = new Api(another.url());

    @AfterAll
    void close() {
        worker.close();
        another.close();
        server.close();
        pooler.close();
    }

    @Test
    void it_says_that_it_polls_and_why_and_shows_no_listener_that_could_be_missed() {
        assertThat(api.get("/ops/wiring").send().body())
                .contains(
                        "\"of\":\"wake\",\"chosen\":\"poll\"",
                        "DATABASE_URL leads to a pooler in transaction mode, and DATABASE_DIRECT_URL is not set");
        assertThat(api.get("/ops/health")
                        .send()
                        .json()
                        .at("/components/jobsListener/details/listens")
                        .asBoolean())
                .isFalse();
        assertThat(api.get("/metrics").send().body()).doesNotContain("jobs_listener_connected");
        assertThat(api.get("/api/health").send().body())
                .isEqualTo("{\"status\":\"healthy\",\"database\":\"healthy\",\"jobs\":\"healthy\"}");
    }

    @Test
    void a_notification_that_a_job_elsewhere_makes_arrives_in_an_open_stream() {
        var ada = server.registered("ada");
        var bob = server.registered("bob");
        publish(ada, "Heard of");
        try (var listener = Listener.to(server.url(), ada)) {
            api.post("/api/articles/heard-of/favorite").as(bob).send();

            assertThat(listener.events(1).getFirst().event()).isEqualTo("notification");
        }
    }

    /** Nothing is held, since nobody would say when it is old: so it is never old. */
    @Test
    void what_is_written_here_is_read_elsewhere_at_once() {
        var eve = server.registered("eve");
        publish(eve, "Fresh");
        for (var round = 0; round < 10; round++) {
            var description = "round " + round;
            assertThat(elsewhere.get("/api/articles/fresh").send().status()).isEqualTo(200);
            assertThat(api.put("/api/articles/fresh")
                            .as(eve)
                            .json("{\"description\":\"%s\"}".formatted(description))
                            .send()
                            .status())
                    .isEqualTo(200);

            assertThat(elsewhere
                            .get("/api/articles/fresh")
                            .send()
                            .json()
                            .path("description")
                            .asString())
                    .isEqualTo(description);
        }
    }

    @Test
    void a_session_that_ends_here_ends_elsewhere() {
        var token = server.registered("max");
        assertThat(elsewhere.get("/api/user").as(token).send().status()).isEqualTo(200);

        assertThat(api.post("/api/logout").as(token).send().status()).isEqualTo(200);

        eventually(() -> Mono.fromSupplier(
                () -> elsewhere.get("/api/user").as(token).send().status() == 401));
    }

    private void publish(String token, String title) {
        assertThat(api.post("/api/articles")
                        .as(token)
                        .json("{\"title\":\"%s\",\"body\":\"b\"}".formatted(title))
                        .send()
                        .status())
                .isEqualTo(201);
    }
}
