package dev.tracepress.telemetry;

import static dev.tracepress.testkit.Facts.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tracepress.http.Api;
import dev.tracepress.http.Api.Answer;
import dev.tracepress.http.Listener;
import dev.tracepress.wiring.MemoryService;
import dev.tracepress.wiring.RunningService;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

/** The way from a request to its job and back, as the page of the console asks for it. */
@Tag("slow")
class ConsoleTest {

    private static final List<String> STORY = List.of(
            "POST /api/articles/{slug}/favorite",
            "article.favorite",
            "job.enqueue.notification",
            "job.notification",
            "notification.create");

    /** As any address without a listener. */
    private static final String[] NOBODY_LISTENS = {
        "--TRACEPRESS_WEBHOOK_URL=http://127.0.0.1:1",
        "--TRACEPRESS_WEBHOOK_SECRET=a secret between two systems of a test",
        "--TRACEPRESS_WEBHOOK_ALLOW_PRIVATE=true"
    };

    @Test
    void a_request_leads_to_its_job_and_the_job_to_its_request() {
        try (var service = RunningService.start()) {
            tellsTheStory(new Api(service.url()), new Api(service.url()));
        }
    }

    @Test
    void it_does_so_in_memory() {
        try (var service = MemoryService.start()) {
            tellsTheStory(new Api(service.url()), new Api(service.url()));
        }
    }

    @Test
    void it_does_so_over_the_border_of_processes() {
        try (var api = RunningService.start("--TRACEPRESS_ROLE=api");
                var other = api.another("--TRACEPRESS_ROLE=api");
                var _ = api.another("--TRACEPRESS_ROLE=worker")) {
            tellsTheStory(new Api(api.url()), new Api(other.url()));
        }
    }

    @Test
    void requests_are_listed_by_how_they_ended_and_those_of_the_console_are_not() {
        try (var service = MemoryService.start()) {
            var api = new Api(service.url());
            api.get("/api/articles").send();
            api.get("/api/articles/none").send();
            api.get("/console/api/requests").send();

            assertThat(namesOf(api.get("/console/api/requests").send()))
                    .containsExactly("GET /api/articles/{slug}", "GET /api/articles");
            assertThat(namesOf(api.get("/console/api/requests?which=refused").send()))
                    .containsExactly("GET /api/articles/{slug}");
            assertThat(namesOf(api.get("/console/api/requests?which=failed").send()))
                    .isEmpty();
            assertThat(namesOf(
                            api.get("/console/api/requests?route=/api/articles").send()))
                    .containsExactly("GET /api/articles");
        }
    }

    @Test
    void what_is_not_understood_or_not_kept_is_refused() {
        try (var service = MemoryService.start()) {
            var api = new Api(service.url());

            assertThat(api.get("/console/api/requests?which=best").send().status())
                    .isEqualTo(400);
            assertThat(api.get("/console/api/found").send().status()).isEqualTo(400);
            assertThat(api.get("/console/api/found?name=a%00b").send().text("/code"))
                    .isEqualTo("unstorable_text");
            assertThat(api.get("/console/api/found?name=none").send().text("/code"))
                    .isEqualTo("trace_not_found");
            assertThat(api.get("/console/api/traces/none").send().text("/code")).isEqualTo("trace_not_found");
            assertThat(api.get("/console/api/traces/none/lines").send().text("/code"))
                    .isEqualTo("trace_not_found");
            assertThat(api.get("/console/api/jobs/none/a%00b/lines").send().status())
                    .isEqualTo(404);
        }
    }

    @Test
    void whoever_watches_is_told_how_the_service_is() {
        try (var service = MemoryService.start()) {
            var api = new Api(service.url());
            api.get("/api/articles").send();
            try (var watching = Listener.at(service.url().resolve("/console/api/stream"), "nobody's")) {
                assertThat(watching.events(2)).allSatisfy(event -> {
                    assertThat(event.event()).isEqualTo("pulse");
                    assertThat(event.data())
                            .contains(
                                    "\"database\":true",
                                    "http.server.request.duration.count",
                                    "\"name\":\"in-process\"");
                });
            }
        }
    }

    @Test
    void the_log_of_a_job_that_fails_is_told_by_the_job() {
        try (var service = RunningService.start(NOBODY_LISTENS)) {
            tellsTheLogOfAJob(new Api(service.url()));
        }
    }

    @Test
    void the_log_of_a_job_is_told_in_memory_too() {
        try (var service = MemoryService.start(NOBODY_LISTENS)) {
            tellsTheLogOfAJob(new Api(service.url()));
        }
    }

    /** Of the process that works alone: the one that is asked runs no jobs. */
    private static final String DONE =
            "{\"name\":\"jobs.duration.count\",\"labels\":{\"job.type\":\"notification\",\"result\":\"success\"},\"value\":1.0}";

    @Test
    void what_each_worker_does_is_told_by_whichever_process_is_asked() {
        try (var api = RunningService.start("--TRACEPRESS_ROLE=api");
                var _ = api.another("--TRACEPRESS_ROLE=worker")) {
            like(new Api(api.url()));
            try (var watching = Listener.at(api.url().resolve("/console/api/stream"), "nobody's")) {
                assertThat(firstThat(watching, DONE)).contains("\"kinds\":[", "\"workers\":[");
            }
        }
    }

    /** The first pulse that says so, of those of a minute. */
    private static String firstThat(Listener watching, String what) {
        return IntStream.rangeClosed(1, 60)
                .mapToObj(number -> watching.events(number).getLast().data())
                .filter(data -> data.contains(what))
                .findFirst()
                .orElseThrow();
    }

    private static void tellsTheLogOfAJob(Api service) {
        like(service);

        eventually(() -> Mono.fromSupplier(() -> !jobsOf(service, "webhook").isEmpty()));
        var id = jobsOf(service, "webhook").getFirst();
        var path = "/console/api/jobs/webhook/" + id + "/lines";
        eventually(() -> Mono.fromSupplier(
                () -> !service.get(path).send().json().path("lines").isEmpty()));
        var lines = service.get(path).send();
        assertThat(lines.text("/lines/0/level")).isEqualTo("WARN");
        assertThat(lines.text("/lines/0/message")).isEqualTo("A job failed; it is tried again");
        assertThat(lines.text("/lines/0/fields/job_id")).isEqualTo(id);
        assertThat(lines.text("/lines/0/error")).contains("\tat ");
    }

    private static List<String> jobsOf(Api service, String kind) {
        return service.get("/ops/jobs?state=retrying&kind=" + kind)
                .send()
                .json()
                .path("jobs")
                .valueStream()
                .map(job -> job.path("id").asString())
                .toList();
    }

    private static void tellsTheStory(Api service, Api console) {
        var request = like(service);

        eventually(() -> Mono.fromSupplier(() -> namesIn(console, request).containsAll(STORY)));

        var trace = traceOf(console, request);
        var job = trace.json()
                .at("/rows")
                .valueStream()
                .filter(row -> row.path("name").asString().equals("job.notification"))
                .findFirst()
                .orElseThrow();
        var id = job.at("/attributes/job.id").asString();
        assertThat(job.path("durationMs").asDouble()).isPositive();
        assertThat(console.get("/console/api/found?name=" + id).send().text("/kind"))
                .isEqualTo("notification");
        var cause = console.get("/ops/jobs/notification/" + id).send().text("/causeTraceId");
        assertThat(namesOfRows(console.get("/console/api/traces/" + cause).send()))
                .containsAll(STORY);
        assertThat(console.get("/console/api/traces/" + cause + "/lines").send().body())
                .contains("\"message\":\"POST /api/articles/{slug}/favorite 200\"");
    }

    /** Returns how the request is called. */
    private static String like(Api service) {
        var ada = service.register("ada");
        var bob = service.register("bob");
        service.post("/api/articles")
                .as(ada)
                .json("{\"title\":\"A title\",\"body\":\"b\"}")
                .send();
        return service.post("/api/articles/a-title/favorite")
                .as(bob)
                .send()
                .header("X-Request-Id")
                .orElseThrow();
    }

    private static List<String> namesIn(Api console, String request) {
        var found = console.get("/console/api/found?name=" + request).send();
        return found.status() == 200 ? namesOfRows(traceOf(console, request)) : List.of();
    }

    private static Answer traceOf(Api console, String request) {
        var found = console.get("/console/api/found?name=" + request).send();
        return console.get("/console/api/traces/" + found.text("/traceId")).send();
    }

    private static List<String> namesOfRows(Answer trace) {
        return trace.json()
                .path("rows")
                .valueStream()
                .map(row -> row.path("name").asString())
                .toList();
    }

    private static List<String> namesOf(Answer requests) {
        return requests.json()
                .path("requests")
                .valueStream()
                .map(request -> request.path("name").asString())
                .toList();
    }
}
