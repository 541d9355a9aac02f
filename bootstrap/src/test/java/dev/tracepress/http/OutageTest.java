package dev.tracepress.http;

import static dev.tracepress.testkit.Facts.completes;
import static dev.tracepress.testkit.Facts.eventually;
import static dev.tracepress.testkit.Facts.holds;
import static dev.tracepress.testkit.Facts.resultOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tracepress.shared.adapter.persistence.PostgresStore;
import dev.tracepress.shared.adapter.persistence.TestPostgres;
import dev.tracepress.testkit.Verdict;
import dev.tracepress.wiring.RunningService;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** The database goes away and comes back. */
class OutageTest extends ServiceTest {

    private final PostgresStore elsewhere = PostgresStore.on(TestPostgres.blank());

    OutageTest() {
        super(RunningService.start());
    }

    @AfterAll
    void close() {
        elsewhere.close();
    }

    @Test
    void while_the_database_is_away_every_answer_says_so_and_afterwards_all_is_well() {
        publish("A title");
        var refused = 0;
        databaseAccepts(false);
        try {
            for (var call : List.of(
                    api.get("/api/articles"),
                    api.get("/api/articles/a-title").as(bob),
                    api.post("/api/articles/a-title/favorite").as(bob),
                    api.post("/api/login").json("{\"email\":\"ada@example.com\",\"password\":\"secret1\"}"))) {
                var answer = call.send();
                assertError(answer, 503, "the service is temporarily unavailable, please try again");
                assertThat(answer.header("Retry-After")).contains("1");
                refused++;
            }
            var health = api.get("/api/health").send();
            assertThat(health.status()).isEqualTo(503);
            assertThat(health.body())
                    .isEqualTo("{\"status\":\"degraded\",\"database\":\"unhealthy\",\"jobs\":\"unhealthy\"}");
            assertThat(api.get("/livez").send().status()).isEqualTo(200);
            figuresSay("db_client_up 0.0", "jobs_listener_connected 0.0", "jobs_table_size_bytes NaN");
        } finally {
            databaseAccepts(true);
        }
        holds(() -> api.get("/api/health").send().status() == 200);
        figuresSay("db_client_up 1.0", "jobs_listener_connected 1.0");
        assertThat(api.post("/api/articles/a-title/favorite").as(bob).send().status())
                .isEqualTo(200);
        eventually(service::hasNoJobs);
        assertThat(api.get("/api/notifications")
                        .as(ada)
                        .send()
                        .json()
                        .path("unreadCount")
                        .asInt())
                .isEqualTo(1);
        new Verdict("3")
                .mustBe("refusedWhileAway", refused, 4)
                .mustBe("requestsAfterwards", api.get("/api/articles").send().status(), 200)
                .mustEqual("jobsAfterwards", resultOf(service.hasNoJobs()), true)
                .give();
    }

    /** Those of a scrape, which is to be answered whatever is broken: alerts stand on it. */
    private void figuresSay(String... lines) {
        holds(() -> {
            var scrape = api.get("/metrics").send();
            return scrape.status() == 200
                    && scrape.body().lines().collect(Collectors.toSet()).containsAll(List.of(lines));
        });
    }

    private void databaseAccepts(boolean connections) {
        var name = service.databaseSettings().database();
        completes(elsewhere
                .database()
                .sql("ALTER DATABASE %s ALLOW_CONNECTIONS %s".formatted(name, connections))
                .then());
        if (!connections) {
            completes(elsewhere
                    .database()
                    .sql("SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE datname = '" + name + "'")
                    .then());
        }
    }
}
