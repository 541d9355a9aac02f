package dev.tracepress.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the contract says of everything. */
class EveryRouteTest extends WebTest {

    private static final String TRACE_ID = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final String MALFORMED = "the request is malformed";

    @ParameterizedTest
    @ValueSource(strings = {"/nope", "/api", "/api/", "/api/articles/", "/api/user/x", "/favicon.ico", "/index.html"})
    void an_unknown_path_is_404_with_or_without_a_token(String path) {
        assertError(api.get(path).send(), 404, "not found");
        assertError(api.post(path).as(ada).json("{}").send(), 404, "not found");
    }

    @ParameterizedTest
    @CsvSource({
        "PATCH,/api/articles,GET|HEAD|OPTIONS|POST",
        "GET,/api/login,OPTIONS|POST",
        "POST,/api/user,DELETE|GET|HEAD|OPTIONS|PUT",
        "DELETE,/api/health,GET|HEAD|OPTIONS",
        "PUT,/api/articles/x/favorite,DELETE|OPTIONS|POST",
        "PATCH,/api/notifications,GET|HEAD|OPTIONS"
    })
    void a_known_path_with_another_method_is_405_with_allow(String method, String path, String allowed) {
        var answer = api.call(method, path).send();

        assertError(answer, 405, "method not allowed");
        assertThat(Arrays.asList(answer.header("Allow").orElseThrow().split(",\\s*")))
                .containsExactlyInAnyOrder(allowed.split("\\|"));
    }

    @Test
    void an_unacceptable_form_is_406_before_anything_is_done() {
        var answer = api.post("/api/articles")
                .as(ada)
                .header("Accept", "text/html")
                .json("{\"title\":\"T\",\"body\":\"b\"}")
                .send();

        assertError(answer, 406, "the answer is not available in an acceptable form");
        assertThat(api.get("/api/articles").send().json().path("totalCount").asInt())
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"text/plain", "application/xml", "application/json;charset=ISO-8859-1", "multipart/form-data"})
    void another_content_type_is_415(String type) {
        assertError(
                api.post("/api/login")
                        .bytes(type, "{}".getBytes(StandardCharsets.UTF_8))
                        .send(),
                415,
                "the request must be JSON in UTF-8, without content encoding");
    }

    @Test
    void a_content_encoding_is_415() {
        assertError(
                api.post("/api/login")
                        .header("Content-Encoding", "gzip")
                        .json("{}")
                        .send(),
                415,
                "the request must be JSON in UTF-8, without content encoding");
    }

    @ParameterizedTest
    @ValueSource(ints = {300_000, 10_000_000})
    void a_large_body_is_413(int size) {
        assertError(
                api.post("/api/articles")
                        .as(ada)
                        .json("{\"title\":\"T\",\"body\":\"" + "x".repeat(size) + "\"}")
                        .send(),
                413,
                "the request is too large");
    }

    @Test
    void a_body_just_below_the_limit_comes_back_to_the_letter() {
        var body = "🐎".repeat(60_000);
        var answer = api.post("/api/articles")
                .as(ada)
                .json("{\"title\":\"T\",\"body\":\"" + body + "\"}")
                .send();

        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.text("/body")).isEqualTo(body);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "{", "[]", "\"x\"", "{\"email\":1}", "{\"email\":\"a\",\"email\":\"b\"}", "{} {}", "\uFEFF{}"
            })
    void malformed_json_is_400(String body) {
        assertError(api.post("/api/login").json(body).send(), 400, MALFORMED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"search=%ff", "author=%c0%af", "search=%ed%a0%80"})
    void a_query_that_is_not_utf_8_is_400(String query) {
        assertError(api.get("/api/articles?" + query).send(), 400, MALFORMED);
    }

    @Test
    void a_client_that_asks_for_problems_gets_them() {
        var answer = api.get("/api/articles/unknown")
                .header("Accept", "application/problem+json")
                .send();

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.header("Content-Type")).contains("application/problem+json");
        assertThat(answer.json().propertyNames())
                .containsExactly("error", "trace_id", "code", "type", "title", "status", "detail", "instance");
        assertThat(answer.json().path("status").asInt()).isEqualTo(404);
        assertThat(answer.text("/title")).isEqualTo("Not Found");
        assertThat(answer.text("/detail")).isEqualTo("article not found");
        assertThat(api.get("/api/articles")
                        .header("Accept", "application/problem+json")
                        .send()
                        .status())
                .isEqualTo(200);
    }

    @Test
    void a_request_id_is_kept_if_it_is_printable_and_made_if_not() {
        assertThat(requestId("my id 1!")).isEqualTo("my id 1!");
        assertThat(requestId("x".repeat(128))).hasSize(128);
        assertThat(requestId("x".repeat(129))).matches("[0-9a-f-]{36}");
        assertThat(api.get("/api/health").send().header("X-Request-Id").orElseThrow())
                .matches("[0-9a-f-]{36}");
    }

    @Test
    void the_trace_of_an_answer_is_the_callers() {
        var answer = api.get("/nope")
                .header("traceparent", "00-" + TRACE_ID + "-00f067aa0ba902b7-01")
                .send();

        assertThat(answer.text("/trace_id")).isEqualTo(TRACE_ID);
    }

    /** Reactor Netty before 1.3.8 stopped reading the connection after some 400 answers as quick as these. */
    @Test
    void a_kept_alive_connection_answers_however_quick_the_answers_are() {
        for (var number = 0; number < 2_000; number++) {
            assertThat(api.get("/nope").send().status()).isEqualTo(404);
        }
    }

    @Test
    void a_head_is_a_get_without_the_body() {
        publish("A title");
        var head = api.call("HEAD", "/api/articles/a-title").send();

        assertThat(head.status()).isEqualTo(200);
        assertThat(head.body()).isEmpty();
        assertThat(head.header("ETag")).isPresent();
        assertThat(api.call("HEAD", "/nope").send().body()).isEmpty();
    }

    private String requestId(String given) {
        return api.get("/api/health")
                .header("X-Request-Id", given)
                .send()
                .header("X-Request-Id")
                .orElseThrow();
    }
}
