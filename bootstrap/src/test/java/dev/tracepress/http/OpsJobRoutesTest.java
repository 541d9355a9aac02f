package dev.tracepress.http;

import static dev.tracepress.testkit.Facts.completes;
import static dev.tracepress.testkit.Facts.holds;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tracepress.http.Api.Answer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** What operators see and do; the service of these tests has no token, so that all routes are open. */
class OpsJobRoutesTest extends ServiceTest {

    private static final String TRACE_ID = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final String JOB = "/ops/jobs/notification/favorite-1";

    @AfterEach
    void let_jobs_go_on() {
        sql("ALTER TABLE IF EXISTS away RENAME TO notifications");
        api.post("/ops/jobs/notification/resume").send();
    }

    @Test
    void a_paused_kind_waits_until_it_is_resumed() {
        assertThat(api.post("/ops/jobs/notification/pause").send().status()).isEqualTo(204);
        favorite();

        var job = api.get(JOB).send();
        assertThat(job.text("/state")).isEqualTo("waiting");
        assertThat(job.text("/causeTraceId")).isEqualTo(TRACE_ID);
        assertThat(job.body()).doesNotContain("payload", "ada");
        var kind = kind();
        assertThat(kind.get("waiting").asInt()).isEqualTo(1);
        assertThat(kind.get("pausedAt").isNull()).isFalse();

        assertThat(api.post("/ops/jobs/notification/resume").send().status()).isEqualTo(204);
        becomes("succeeded");
        assertThat(kind().get("pausedAt").isNull()).isTrue();
    }

    @Test
    void a_waiting_job_can_be_cancelled_once() {
        api.post("/ops/jobs/notification/pause").send();
        favorite();

        assertThat(api.post(JOB + "/cancel").send().status()).isEqualTo(204);

        assertThat(api.get(JOB).send().text("/state")).isEqualTo("cancelled");
        assertError(api.post(JOB + "/cancel").send(), 404, "job not found");
    }

    @Test
    void a_dead_job_tells_of_every_attempt_and_is_redriven() {
        sql("ALTER TABLE notifications RENAME TO away");
        favorite();
        becomes("retrying");
        sql("UPDATE scheduled_tasks SET consecutive_failures = 19, execution_time = now() WHERE NOT picked");
        becomes("dead");

        var dead = api.get("/ops/jobs?state=dead&kind=notification").send();
        assertThat(dead.text("/jobs/0/id")).isEqualTo("favorite-1");
        assertThat(dead.json().at("/jobs/0/attempts").asInt()).isEqualTo(20);
        assertThat(dead.text("/jobs/0/failures/0/traceId")).isEqualTo(TRACE_ID);
        assertThat(dead.text("/jobs/0/failures/1/error")).isNotBlank();
        assertThat(dead.json().at("/nextCursor").isNull()).isTrue();

        sql("ALTER TABLE away RENAME TO notifications");
        assertThat(api.post(JOB + "/redrive").send().body()).isEqualTo("{\"redriven\":1,\"more\":false}");
        becomes("succeeded");
        assertThat(api.get("/api/notifications")
                        .as(ada)
                        .send()
                        .json()
                        .path("unreadCount")
                        .asInt())
                .isEqualTo(1);
    }

    @Test
    void jobs_are_shown_page_by_page() {
        api.post("/ops/jobs/notification/pause").send();
        for (var title : List.of("One", "Two", "Three")) {
            publish(title);
            api.post("/api/articles/" + title.toLowerCase(Locale.ROOT) + "/favorite")
                    .as(bob)
                    .send();
        }

        var first = api.get("/ops/jobs?kind=notification&perPage=2").send();
        var second = api.get("/ops/jobs?kind=notification&perPage=2&cursor=" + first.text("/nextCursor"))
                .send();

        assertThat(first.json().at("/jobs").size()).isEqualTo(2);
        assertThat(second.json().at("/jobs").size()).isEqualTo(1);
        assertThat(second.json().at("/nextCursor").isNull()).isTrue();
    }

    @Test
    void jobs_are_looked_for_by_what_caused_them_and_whom_they_are_about() {
        api.post("/ops/jobs/notification/pause").send();
        favorite();
        var author = api.get("/api/user").as(ada).send().text("/user/id");
        var reader = api.get("/api/user").as(bob).send().text("/user/id");
        var all = "/ops/jobs?state=waiting&kind=notification";

        for (var query : List.of("&id=favorite-", "&cause=" + TRACE_ID, "&user=" + author, "&user=" + reader)) {
            var found = api.get(all + query).send().json();
            assertThat(found.at("/jobs").size()).as(query).isEqualTo(1);
            assertThat(found.at("/lookedThrough").asInt()).as(query).isEqualTo(1);
        }
        for (var query : List.of("&id=other", "&cause=" + "a".repeat(32), "&user=999999")) {
            assertThat(api.get(all + query).send().json().at("/jobs").isEmpty())
                    .as(query)
                    .isTrue();
        }
        for (var query : List.of("&cause=none", "&user=ada", "&user=-1", "&id=")) {
            assertThat(api.get(all + query).send().status()).as(query).isEqualTo(400);
        }
        assertThat(api.get("/ops/jobs?state=succeeded&user=1").send().status()).isEqualTo(400);
    }

    @Test
    void nothing_is_redriven_where_nothing_is_dead() {
        assertThat(api.post("/ops/jobs/redrive").send().body()).isEqualTo("{\"redriven\":0,\"more\":false}");
        assertThat(api.post("/ops/jobs/notification/redrive").send().body())
                .isEqualTo("{\"redriven\":0,\"more\":false}");
        assertError(api.post(JOB + "/redrive").send(), 404, "job not found");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "%00/redrive",
                "%00/pause",
                "%00/resume",
                "notification/%00/cancel",
                "notification/%00/run",
                "notification/%00/redrive"
            })
    void no_kind_and_no_job_has_a_name_that_cannot_be_stored(String deed) {
        assertThat(api.post("/ops/jobs/" + deed).send().status()).isEqualTo(404);
    }

    @Test
    void what_is_not_there_is_not_found_and_what_makes_no_sense_is_refused() {
        assertError(api.get(JOB).send(), 404, "job not found");
        assertError(api.post("/ops/jobs/nothing/pause").send(), 404, "kind of job not found");
        assertError(api.post("/ops/jobs/nothing/resume").send(), 404, "kind of job not found");
        assertThat(api.get("/ops/jobs?state=lost").send().status()).isEqualTo(400);
        assertThat(api.get("/ops/jobs?cursor=none").send().status()).isEqualTo(400);
        assertThat(api.get("/ops/jobs?kind=%00").send().status()).isEqualTo(400);
        assertThat(api.get("/ops/jobs?cursor=" + cursor("+1000000000-01-01T00:00:00Z/0/a/b"))
                        .send()
                        .status())
                .isEqualTo(400);
        assertThat(api.get("/ops/jobs?cursor=" + cursor("/7/notification/favorite-1"))
                        .send()
                        .status())
                .as("of the dead ones")
                .isEqualTo(400);
        assertThat(api.get("/ops/jobs/notification/%00").send().status()).isEqualTo(404);
        assertThat(api.get("/ops/jobs?perPage=0").send().status()).isEqualTo(400);
        assertThat(api.get("/ops/jobs?state=dead&state=running").send().status())
                .isEqualTo(400);
        assertThat(api.delete(JOB).send().status()).isEqualTo(405);
    }

    private static String cursor(String place) {
        return Base64.getUrlEncoder().encodeToString(place.getBytes(StandardCharsets.UTF_8));
    }

    private void favorite() {
        publish("A title");
        api.post("/api/articles/a-title/favorite")
                .as(bob)
                .header("traceparent", "00-" + TRACE_ID + "-00f067aa0ba902b7-01")
                .send();
    }

    private void becomes(String state) {
        holds(() -> {
            Answer job = api.get(JOB).send();
            return job.status() == 200 && job.text("/state").equals(state);
        });
    }

    private JsonNode kind() {
        for (var kind : api.get("/ops/jobs/kinds").send().json()) {
            if (kind.path("kind").asString().equals("notification")) {
                return kind;
            }
        }
        throw new AssertionError("no kind of that name");
    }

    private void sql(String statement) {
        completes(service.database().sql(statement).then());
    }
}
