package dev.tracepress.telemetry;

import static dev.tracepress.testkit.Facts.completes;
import static dev.tracepress.testkit.Facts.holds;
import static dev.tracepress.testkit.Facts.resultOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tracepress.http.Api.Answer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests of all kinds, in spans, log lines and figures. */
class RequestTelemetryTest extends TelemetryTest {

    private static final String OPENMETRICS = "application/openmetrics-text;version=1.0.0";
    private static final String TRACE_ID = "4bf92f3577b34da6a3ce929d0e0e4738";
    private static final String TRACEPARENT = "00-" + TRACE_ID + "-00f067aa0ba902b7-01";

    @ParameterizedTest
    @CsvSource({
        "GET, /api/articles/none, GET /api/articles/{slug}, 404",
        "GET, /api/user, GET /api/user, 401",
        "GET, /nowhere, GET, 404",
        "PATCH, /api/articles, PATCH, 405",
        "FOO, /api/articles, HTTP, 501"
    })
    void a_clients_mistake_leaves_the_span_unmarked(String method, String path, String name, long status) {
        receiver.clear();
        api.call(method, path).header("traceparent", TRACEPARENT).send();

        var span = named(name, trace(TRACE_ID, received -> received.kind().equals("SERVER")));
        assertThat(span.status()).isEqualTo("UNSET");
        assertThat(span.attributes())
                .containsEntry("http.response.status_code", status)
                .doesNotContainKey("error.type");
        assertThat(span.events()).isEmpty();
    }

    @Test
    void a_failure_marks_the_span_and_is_one_line_of_the_log_in_its_trace_though_another_thread_found_it() {
        receiver.clear();
        completes(service.database().sql("ALTER TABLE articles RENAME TO away").then());
        var answer = api.get("/api/articles/a-title")
                .header("traceparent", TRACEPARENT)
                .header("X-Request-Id", "a request that fails")
                .send();
        completes(service.database().sql("ALTER TABLE away RENAME TO articles").then());

        assertThat(answer.status()).isEqualTo(500);
        var spans = trace(TRACE_ID, span -> span.kind().equals("SERVER"));
        var request = named("GET /api/articles/{slug}", spans);
        assertThat(request.status()).isEqualTo("ERROR");
        assertThat(request.attributes())
                .containsEntry("http.response.status_code", 500L)
                .containsEntry("error.type", "org.springframework.r2dbc.BadSqlGrammarException");
        assertThat(named("SELECT articles", spans).attributes()).containsEntry("db.response.status_code", "42P01");
        assertThat(complaintsOf(TRACE_ID)).singleElement().satisfies(line -> {
            assertThat(line.severityText()).isEqualTo("ERROR");
            assertThat(line.attributes()).containsEntry("requestId", "a request that fails");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/articles/none", "/ops/health/none", "/ops/loggers/none"})
    void an_error_names_the_trace_that_was_exported(String path) {
        var answer = api.get(path).send();

        var traceId = answer.text("/trace_id");
        assertThat(trace(traceId, span -> span.kind().equals("SERVER"))).isNotEmpty();
    }

    @Test
    void an_error_that_came_without_a_body_is_one_request_in_its_own_trace() {
        receiver.clear();
        api.get("/ops/health/none").header("traceparent", TRACEPARENT).send();
        trace(TRACE_ID, span -> span.kind().equals("SERVER"));
        var marker = api.get("/api/articles/none").send().text("/trace_id");
        trace(marker, span -> span.kind().equals("SERVER"));

        assertThat(receiver.spans())
                .filteredOn(span -> span.kind().equals("SERVER"))
                .filteredOn(span -> !span.attributes().containsKey("url.path"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/health", "/metrics", "/livez", "/readyz"})
    void what_machines_ask_is_not_traced(String path) {
        receiver.clear();
        assertThat(api.get(path).header("traceparent", TRACEPARENT).send().status())
                .isEqualTo(200);
        var marker = api.get("/api/articles/none").send().text("/trace_id");

        trace(marker, span -> span.kind().equals("SERVER"));
        assertThat(receiver.spans())
                .noneMatch(span -> path.equals(span.attributes().get("url.path")));
    }

    @Test
    void an_error_of_what_machines_ask_names_the_callers_trace() {
        var answer = api.get("/metrics")
                .header("Accept", "text/html")
                .header("traceparent", TRACEPARENT)
                .send();

        assertThat(answer.status()).isEqualTo(406);
        assertThat(answer.text("/trace_id")).isEqualTo(TRACE_ID);
    }

    @Test
    void what_no_machine_would_send_there_is_traced_like_all_else() {
        var answer = api.post("/api/health").send();

        var span = named(
                "POST", trace(answer.text("/trace_id"), found -> found.kind().equals("SERVER")));
        assertThat(span.attributes()).containsEntry("http.response.status_code", 405L);
        holds(() -> receiver.logs().stream()
                .filter(log -> log.loggerName().equals("dev.tracepress.access"))
                .anyMatch(log -> log.traceId().equals(answer.text("/trace_id"))));
    }

    @Test
    void a_refused_use_case_says_why_and_is_no_error() {
        receiver.clear();
        api.post("/api/login")
                .header("traceparent", TRACEPARENT)
                .json("{\"email\":\"ada@example.com\",\"password\":\"wrong one\"}")
                .send();

        var login = named("user.login", trace(TRACE_ID, span -> span.name().equals("user.login")));
        assertThat(login.status()).isEqualTo("UNSET");
        assertThat(login.attributes())
                .containsEntry("login.result", "failed")
                .containsEntry("error.type", "dev.tracepress.identity.domain.IdentityError$InvalidCredentials");
    }

    @Test
    void nor_is_what_is_refused_in_the_same_way_by_every_module() {
        receiver.clear();
        api.get("/ops/jobs/notification/none")
                .header("traceparent", TRACEPARENT)
                .send();

        var find = named("jobs.find", trace(TRACE_ID, span -> span.name().equals("jobs.find")));
        assertThat(find.status()).isEqualTo("UNSET");
        assertThat(find.attributes())
                .containsEntry("error.type", "dev.tracepress.shared.domain.SharedError$JobNotFound");
    }

    @ParameterizedTest
    @CsvSource({"HEAD, identity, false, 200", "GET, gzip, false, 200", "GET, identity, true, 304"})
    void the_line_says_how_many_bytes_were_sent_only_if_that_is_what_was_answered(
            String method, String coding, boolean isKnown, int status) {
        var document = api.get("/openapi.json").send();
        receiver.clear();
        api.get("/openapi.json").header("traceparent", TRACEPARENT).send();
        holds(() -> !accessLines().isEmpty());
        assertThat(accessLines())
                .singleElement()
                .satisfies(line -> assertThat(line.attributes())
                        .containsEntry("bytes", (long) document.body().getBytes(StandardCharsets.UTF_8).length));
        receiver.clear();

        var answer = api.call(method, "/openapi.json")
                .header("traceparent", TRACEPARENT)
                .header("Accept-Encoding", coding)
                .header("If-None-Match", isKnown ? document.header("ETag").orElseThrow() : "\"another\"")
                .send();

        assertThat(answer.status()).isEqualTo(status);
        holds(() -> !accessLines().isEmpty());
        assertThat(accessLines())
                .singleElement()
                .satisfies(line -> assertThat(line.attributes())
                        .containsEntry("status", (long) status)
                        .doesNotContainKey("bytes"));
    }

    @Test
    void the_line_of_a_request_names_the_user_and_the_article_sampled_or_not() {
        receiver.clear();
        api.get("/api/articles/a-title")
                .as(bob)
                .header("traceparent", TRACEPARENT.replaceFirst("01$", "00"))
                .send();
        holds(() -> !accessLines().isEmpty());

        assertThat(spansOf(TRACE_ID)).isEmpty();
        assertThat(accessLines())
                .singleElement()
                .satisfies(line -> assertThat(line.attributes())
                        .containsEntry("user_id", idOf("SELECT id FROM users WHERE email = 'bob@example.com'"))
                        .containsEntry("article_id", idOf("SELECT id FROM articles WHERE slug = 'a-title'")));
    }

    private String idOf(String query) {
        return resultOf(service.database().sql(query).mapValue(Long.class).one())
                .toString();
    }

    @Test
    void nobody_joins_a_trace_by_headers_that_are_not_documented() {
        var answer = api.get("/api/articles/none")
                .header("b3", TRACE_ID + "-00f067aa0ba902b7-1")
                .header("X-B3-TraceId", TRACE_ID)
                .header("X-B3-SpanId", "00f067aa0ba902b7")
                .send();

        assertThat(answer.text("/trace_id")).isNotEqualTo(TRACE_ID);
    }

    @Test
    void a_request_is_one_line_of_the_log_in_its_trace() {
        receiver.clear();
        api.get("/api/articles/a-title")
                .header("traceparent", TRACEPARENT)
                .header("X-Request-Id", "a request of mine")
                .send();
        var request = named(
                "GET /api/articles/{slug}", trace(TRACE_ID, span -> span.kind().equals("SERVER")));
        holds(() -> !accessLines().isEmpty());

        assertThat(accessLines()).singleElement().satisfies(line -> {
            assertThat(line.severityText()).isEqualTo("INFO");
            assertThat(line.severityNumber()).isEqualTo(9);
            assertThat(line.spanId()).isEqualTo(request.spanId());
            assertThat(line.attributes())
                    .containsEntry("method", "GET")
                    .containsEntry("route", "/api/articles/{slug}")
                    .containsEntry("status", 200L)
                    .containsEntry("requestId", "a request of mine")
                    .containsKeys("duration_ms", "bytes");
            assertThat(line.resource()).containsEntry("service.name", "tracepress");
        });
    }

    @Test
    void metrics_stand_at_metrics_by_the_names_of_the_catalogue_with_exemplars() {
        api.get("/api/articles/a-title").header("traceparent", TRACEPARENT).send();
        api.get("/nowhere-1").send();
        api.get("/nowhere-2").send();
        api.post("/api/articles/a-title/favorite").as(bob).send();
        // The queue is looked at once a second at most, and the figures of a job are written down after its end.
        holds(() -> metrics(OPENMETRICS)
                        .lines()
                        .filter(line ->
                                line.matches("jobs_queue_depth\\{job_type=\"notification\",state=\"waiting\"} 0.*")
                                        || line.matches("jobs_completed_total\\{job_type=\"notification\"} [1-9].*"))
                        .count()
                == 2);
        var metrics = metricsWithExemplarsOf(
                "http_server_request_duration_seconds_bucket{",
                "jobs_queue_latency_seconds_bucket{",
                "db_client_connection_wait_time_seconds_bucket{");

        assertThat(metrics.lines())
                .anyMatch(line -> line.startsWith("http_server_request_duration_seconds_bucket{")
                        && line.contains("http_route=\"/api/articles/{slug}\"")
                        && line.contains("trace_id=\""))
                .anyMatch(line -> line.startsWith("http_server_request_total{")
                        && line.contains("http_request_method=\"GET\"")
                        && line.contains("http_response_status_code=\"200\""))
                .anyMatch(line -> line.startsWith("http_server_request_total{")
                        && line.contains("http_route=\"unknown\"")
                        && line.contains("http_response_status_code=\"404\""))
                .noneMatch(line -> line.contains("nowhere"))
                .anyMatch(line -> line.startsWith("articles_created_total "))
                .anyMatch(line -> line.startsWith("articles_favorited_total "))
                .anyMatch(line -> line.startsWith("auth_registration_total{result=\"success\"}"))
                .anyMatch(line -> line.startsWith("auth_login_attempts_total{result=\"failed\"}"))
                .anyMatch(line -> line.startsWith("auth_login_attempts_total{result=\"cancelled\"}"))
                .anyMatch(line -> line.matches("jobs_enqueued_total\\{job_type=\"notification\"} [1-9].*"))
                .anyMatch(line -> line.matches("jobs_completed_total\\{job_type=\"notification\"} [1-9].*"))
                .anyMatch(line -> line.matches("jobs_dead_total\\{job_type=\"notification\"} 0.*"))
                .anyMatch(line -> line.startsWith("jobs_duration_seconds_bucket{"))
                .anyMatch(line -> line.startsWith("jobs_queue_latency_seconds_bucket{") && line.contains("trace_id=\""))
                .anyMatch(line -> line.matches("jobs_queue_depth\\{job_type=\"notification\",state=\"waiting\"} 0.*"))
                .anyMatch(line -> line.matches("jobs_queue_oldest_age_seconds\\{job_type=\"notification\"} 0.*"))
                .anyMatch(line -> line.startsWith("jobs_listener_connected 1"))
                .anyMatch(line -> line.startsWith("db_client_operation_duration_seconds_bucket{")
                        && line.contains("db_collection_name=\"articles\""))
                .anyMatch(line -> line.startsWith("db_client_connections{"))
                .anyMatch(line -> line.startsWith("db_client_connection_wait_time_seconds_bucket{")
                        && line.contains("trace_id=\""))
                .anyMatch(line -> line.startsWith("jvm_threads_virtual_mounted "))
                .anyMatch(line -> line.startsWith("logback_events_total{"))
                .anyMatch(line -> line.startsWith("telemetry_dropped_total{exporter=\"otlp\",signal=\"traces\"} 0"));
    }

    /** Prometheus refuses a whole scrape for one that stands elsewhere. */
    @Test
    void exemplars_stand_on_buckets_and_counters_alone() {
        var metrics = metricsWithExemplarsOf("http_server_request_duration_seconds_bucket{");

        assertThat(metrics.lines().filter(line -> line.contains(" # {")))
                .allMatch(line -> line.matches("\\w+_(bucket|total)[{ ].*"));
    }

    @Test
    void metrics_are_plain_text_for_a_prometheus_that_knows_no_openmetrics() {
        assertThat(metrics("text/plain")).contains("# TYPE http_server_request_duration_seconds histogram");
    }

    @Test
    void metrics_go_out_by_otlp_too_with_exemplars_and_in_seconds() {
        holds(() -> {
            api.get("/api/articles/a-title").send();
            return durations().stream()
                    .flatMap(metric -> metric.points().stream())
                    .anyMatch(point -> !point.exemplars().isEmpty());
        });

        var duration = durations().getLast();
        assertThat(duration.type()).isEqualTo("HISTOGRAM");
        assertThat(duration.unit()).isEqualTo("seconds");
        assertThat(duration.points())
                .anySatisfy(point -> assertThat(point.attributes())
                        .containsEntry("http.route", "/api/articles/{slug}")
                        .containsEntry("http.response.status_code", "200"));
    }

    @Test
    void a_caller_who_does_not_sample_is_not_sampled() {
        receiver.clear();
        api.get("/api/articles/a-title")
                .header("traceparent", "00-" + TRACE_ID + "-00f067aa0ba902b7-00")
                .send();
        var marker = api.get("/api/articles/none").send().text("/trace_id");

        trace(marker, span -> span.kind().equals("SERVER"));
        assertThat(spansOf(TRACE_ID)).isEmpty();
    }

    @Test
    void levels_of_the_log_change_while_the_service_runs() {
        assertThat(level("dev.tracepress")).isEqualTo("INFO");

        assertThat(setLevel("dev.tracepress", "DEBUG").status()).isEqualTo(204);
        assertThat(level("dev.tracepress")).isEqualTo("DEBUG");

        setLevel("dev.tracepress", "INFO");
    }

    private String level(String logger) {
        return api.get("/ops/loggers/" + logger).send().text("/effectiveLevel");
    }

    private Answer setLevel(String logger, String level) {
        return api.post("/ops/loggers/" + logger)
                .json("{\"configuredLevel\":\"%s\"}".formatted(level))
                .send();
    }

    private String metrics(String accept) {
        return api.get("/metrics").header("Accept", accept).send().body();
    }

    /** The figures, once each of these has an exemplar: they are taken from some requests and jobs only, and forgotten. */
    private String metricsWithExemplarsOf(String... beginnings) {
        var round = new AtomicInteger();
        var metrics = new AtomicReference<>("");
        holds(() -> {
            publishAndFavorite(round.incrementAndGet());
            metrics.set(metrics(OPENMETRICS));
            return Stream.of(beginnings).allMatch(beginning -> hasExemplar(metrics.get(), beginning));
        });
        return metrics.get();
    }

    private void publishAndFavorite(int round) {
        api.post("/api/articles")
                .as(ada)
                .json("{\"title\":\"Round %s\",\"body\":\"b\"}".formatted(round))
                .send();
        api.get("/api/articles/round-%s".formatted(round)).send();
        api.post("/api/articles/round-%s/favorite".formatted(round)).as(bob).send();
    }

    private static boolean hasExemplar(String metrics, String beginning) {
        return metrics.lines().anyMatch(line -> line.startsWith(beginning) && line.contains("trace_id=\""));
    }

    private List<ReceivedMetric> durations() {
        return receiver.metrics().stream()
                .filter(metric -> metric.name().equals("http.server.request.duration"))
                .toList();
    }

    private List<ReceivedLog> accessLines() {
        return receiver.logs().stream()
                .filter(log -> log.loggerName().equals("dev.tracepress.access"))
                .filter(log -> log.traceId().equals(TRACE_ID))
                .toList();
    }
}
