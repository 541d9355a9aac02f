package dev.tracepress.http;

import static dev.tracepress.testkit.Facts.eventually;
import static dev.tracepress.testkit.Facts.resultOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tracepress.wiring.RunningService;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("slow")
class RolesTest {

    private static final String TRACE_ID = "4bf92f3577b34da6a3ce929d0e0e4736";

    @Test
    void who_serves_enqueues_and_who_works_runs_the_job_in_the_trace_of_its_request() {
        try (var serving = RunningService.start("--TRACEPRESS_ROLE=api")) {
            var api = new Api(serving.url());
            var ada = api.register("ada");
            var bob = api.register("bob");
            api.post("/api/articles")
                    .as(ada)
                    .json("{\"title\":\"A title\",\"body\":\"b\"}")
                    .send();

            api.post("/api/articles/a-title/favorite")
                    .as(bob)
                    .header("traceparent", "00-" + TRACE_ID + "-00f067aa0ba902b7-01")
                    .send();

            assertThat(job(serving))
                    .matches("notification favorite-1 \\{\"v\":1,\"enqueuedAt\":\"[^\"]+Z\","
                            + "\"trace\":\\{\"traceparent\":\"00-" + TRACE_ID + "-[0-9a-f]{16}-01\"},\"turn\":-?\\d+,"
                            + "\"payload\":\\{\"favoriteId\":1,\"articleId\":1,\"authorId\":1,\"readerId\":2,"
                            + "\"occurredAt\":\"[^\"]+Z\"}}");
            try (var working = serving.another("--TRACEPRESS_ROLE=worker")) {
                eventually(working::hasNoJobs);
                var worker = new Api(working.url());
                assertThat(worker.get("/api/health").send().status()).isEqualTo(200);
                assertThat(worker.get("/api/articles").send().status()).isEqualTo(404);
            }
            assertThat(api.get("/api/notifications")
                            .as(ada)
                            .send()
                            .json()
                            .path("unreadCount")
                            .asInt())
                    .isEqualTo(1);
        }
    }

    /** What each role needs is there whatever it is to tell by. */
    @ParameterizedTest
    @ValueSource(strings = {"api", "worker"})
    void either_starts_that_tells_by_mail_and_webhook(String role) {
        try (var service = RunningService.start(
                "--TRACEPRESS_ROLE=" + role,
                "--TRACEPRESS_SMTP_URL=smtp://127.0.0.1:2525?starttls=off",
                "--TRACEPRESS_MAIL_FROM=news@tracepress.example",
                "--TRACEPRESS_WEBHOOK_URL=https://hooks.example/tracepress",
                "--TRACEPRESS_WEBHOOK_SECRET=a secret of the test, which signs what nobody gets")) {
            assertThat(new Api(service.url()).get("/api/health").send().status())
                    .isEqualTo(200);
        }
    }

    private static String job(RunningService service) {
        return resultOf(service.database()
                .sql(
                        "SELECT task_name || ' ' || task_instance || ' ' || convert_from(task_data, 'UTF8') FROM scheduled_tasks WHERE task_name = 'notification'")
                .mapValue(String.class)
                .one());
    }
}
