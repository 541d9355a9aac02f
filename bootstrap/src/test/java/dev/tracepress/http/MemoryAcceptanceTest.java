package dev.tracepress.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tracepress.acceptance.AcceptanceScenarios;
import dev.tracepress.acceptance.Tracepress;
import dev.tracepress.wiring.MemoryService;
import io.r2dbc.spi.ConnectionFactory;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The scenarios over HTTP on the service in memory, each on one of its own. */
@Tag("slow")
class MemoryAcceptanceTest extends AcceptanceScenarios {

    private final MemoryService service = MemoryService.start();

    @AfterEach
    void stop() {
        service.close();
    }

    @Override
    protected Tracepress app() {
        return new HttpTracepress(service.url(), service::hasNoJobs);
    }

    @Test
    void no_database_is_asked_for() {
        assertThat(service.beans(DataSource.class)).isEmpty();
        assertThat(service.beans(ConnectionFactory.class)).isEmpty();
    }

    @Test
    void operators_see_the_job_that_a_favourite_caused_and_the_request_behind_it() {
        var api = new Api(service.url());
        var carl = registered(api, "carl");
        var dora = registered(api, "dora");
        api.post("/api/articles").as(carl).json("""
                        {"title":"One","body":"Text."}""").send();
        var trace = "4bf92f3577b34da6a3ce929d0e0e4736";
        var favorite = api.post("/api/articles/one/favorite")
                .as(dora)
                .header("traceparent", "00-" + trace + "-00f067aa0ba902b7-01")
                .send();
        assertThat(favorite.status()).as(favorite.body()).isEqualTo(200);
        app().untilJobsAreDone();

        var jobs = api.get("/ops/jobs?state=succeeded").send();

        assertThat(jobs.status()).as(jobs.body()).isEqualTo(200);
        assertThat(jobs.body()).contains(trace).contains("\"attempts\":1");
    }

    private static String registered(Api api, String name) {
        var answer = api.post("/api/register").json("""
                        {"name":"%1$s","email":"%1$s@example.com","password":"secret1"}""".formatted(name)).send();
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        return answer.text("/token");
    }
}
