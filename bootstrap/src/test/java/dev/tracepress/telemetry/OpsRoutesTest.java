package dev.tracepress.telemetry;

import static dev.tracepress.testkit.Facts.holds;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tracepress.http.Api;
import dev.tracepress.wiring.RunningService;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What is for operators is closed to everybody else. */
@Tag("slow")
class OpsRoutesTest {

    private static final String TOKEN = "a token of operators";

    @Test
    void in_production_they_are_not_there_without_a_token_of_their_own() {
        try (var service =
                RunningService.start("--ENVIRONMENT=production", "--JWT_SECRET=Zk3uFj0sPq8vXw2nTb6yLr9mHc4dGa7e")) {
            var api = new Api(service.url());

            assertThat(api.get("/ops/loggers").send().status()).isEqualTo(404);
            assertThat(api.get("/ops/wiring").send().status()).isEqualTo(404);
            assertThat(api.get("/%6fps/loggers").send().status()).isEqualTo(404);
            assertThat(api.get("/ops;a=b/loggers").send().status()).isEqualTo(404);
            assertThat(api.get("/loggers").send().status()).isEqualTo(404);
            assertThat(api.get("/metrics").send().status()).isEqualTo(200);
        }
    }

    @Test
    void the_token_opens_them_and_no_users_token_does() {
        try (var service = RunningService.start("--TRACEPRESS_OPS_TOKEN=" + TOKEN)) {
            var api = new Api(service.url());
            var ada = api.register("ada");

            var refused = api.get("/ops/loggers").as(ada).send();

            assertThat(refused.status()).isEqualTo(401);
            assertThat(refused.header("WWW-Authenticate")).contains("Bearer");
            assertThat(api.get("/ops/loggers").send().status()).isEqualTo(401);
            assertThat(api.get("/ops/loggers").as(TOKEN).send().status()).isEqualTo(200);
            assertThat(api.get("/ops/wiring").as(ada).send().status()).isEqualTo(401);
            assertThat(api.get("/ops/wiring").as(TOKEN).send().status()).isEqualTo(200);
        }
    }

    @Test
    void they_say_whether_this_process_hears_of_jobs_and_the_probes_do_not() {
        try (var service = RunningService.start()) {
            var api = new Api(service.url());

            holds(() -> api.get("/ops/health")
                    .send()
                    .json()
                    .at("/components/jobsListener/details/connected")
                    .asBoolean());

            assertThat(api.get("/readyz").send().body()).isEqualTo("{\"status\":\"UP\"}");
        }
    }

    @Test
    void they_say_what_the_settings_have_chosen_in_every_role_and_no_secret() {
        try (var worker = RunningService.start(
                "--TRACEPRESS_ROLE=worker",
                "--TRACEPRESS_WEBHOOK_URL=https://example.com/a-hidden-path",
                "--TRACEPRESS_WEBHOOK_SECRET=" + RunningService.SECRET)) {
            var wiring = new Api(worker.url()).get("/ops/wiring").send();

            assertThat(wiring.header("Cache-Control")).contains("no-store");
            assertThat(wiring.json().path("choices").valueStream())
                    .extracting(choice -> choice.path("of").asString() + " "
                            + choice.path("chosen").asString() + " because "
                            + choice.path("because").asString())
                    .contains(
                            "storage postgresql because DATABASE_URL is set",
                            "notifier webhook because TRACEPRESS_WEBHOOK_URL is set")
                    .noneMatch(line -> line.startsWith("tokens"));
            assertThat(wiring.body()).doesNotContain("hidden", "postgres:", RunningService.SECRET);
        }
    }
}
