package dev.tracepress.http;

import static dev.tracepress.testkit.Facts.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tracepress.http.Api.Answer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** In which form an answer comes, what it says of itself, and who may keep it. */
class NegotiationTest extends WebTest {

    private static final String UNACCEPTABLE = "the answer is not available in an acceptable form";
    private static final String NOT_JSON = "the request must be JSON in UTF-8, without content encoding";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/json;charset=iso-8859-1",
                "application/json;charset=utf-16",
                "application/json; charset=windows-1252",
                "application/json;version=2",
                "application/*",
                "text/html, application/json;q=0.1",
                "application/problem+json",
                "application/problem+json;charset=latin1"
            })
    void whatever_a_client_adds_to_json_it_gets_json_in_utf_8(String accept) {
        var written = api.post("/api/articles")
                .as(ada)
                .header("Accept", accept)
                .json("{\"title\":\"Déjà vu\",\"body\":\"é\"}")
                .send();

        assertThat(written.status()).isEqualTo(201);
        assertThat(written.header("Content-Type")).contains("application/json");
        assertThat(written.text("/title")).isEqualTo("Déjà vu");
        for (var path : new String[] {"/api/articles", "/api/health", "/openapi.json"}) {
            var read = api.get(path).header("Accept", accept).send();
            assertThat(read.status()).as(path).isEqualTo(200);
            assertThat(read.header("Content-Type")).contains("application/json");
        }
    }

    @Test
    void who_accepts_more_than_fifty_forms_is_refused_with_a_word() {
        var tooMany = "a/b,".repeat(50) + "*/*";

        assertError(
                api.post("/api/articles")
                        .as(ada)
                        .header("Accept", tooMany)
                        .json("{\"title\":\"Fifty-one\",\"body\":\"b\"}")
                        .send(),
                406,
                UNACCEPTABLE);
        assertError(api.get("/api/health").header("Accept", tooMany).send(), 406, UNACCEPTABLE);
        assertError(api.get("/nowhere").header("Accept", tooMany).send(), 404, "not found");
        assertThat(api.get("/api/articles/fifty-one").send().status()).isEqualTo(404);
        assertThat(api.get("/api/health")
                        .header("Accept", "a/b,".repeat(49) + "*/*")
                        .send()
                        .status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/json;q=0",
                "application/json;q=0, */*",
                "*/*;q=0",
                "application/*;q=0, text/html",
                "text/html",
                "nonsense"
            })
    void what_is_not_acceptable_is_refused_before_anything_is_done(String accept) {
        assertError(
                api.post("/api/articles")
                        .as(ada)
                        .header("Accept", accept)
                        .json("{\"title\":\"T\",\"body\":\"b\"}")
                        .send(),
                406,
                UNACCEPTABLE);
        assertThat(api.get("/api/articles").send().json().path("totalCount").asInt())
                .isZero();
        assertError(api.get("/nope").header("Accept", accept).send(), 404, "not found");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "application/problem+json | application/problem+json",
                "application/json, application/problem+json | application/problem+json",
                "application/json;q=0.5, application/problem+json;q=0.9 | application/problem+json",
                "application/json;q=0.9, application/problem+json;q=0.5 | application/json",
                "application/json, application/problem+json;q=0 | application/json",
                "*/* | application/json",
                "application/problem+json;q=0, */* | application/json"
            })
    void errors_are_problems_for_whoever_likes_those_no_less(String accept, String type) {
        assertThat(api.get("/api/articles/nope").header("Accept", accept).send().header("Content-Type"))
                .contains(type);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/merge-patch+json",
                "application/problem+json",
                "application/json-patch+json",
                "application/x-ndjson",
                "application/json;charset=utf-16"
            })
    void another_kind_of_json_is_not_taken_for_json(String type) {
        var slug = publish("A title").text("/slug");

        assertError(
                api.put("/api/articles/" + slug)
                        .as(ada)
                        .bytes(type, "{\"body\":\"no\"}".getBytes(StandardCharsets.UTF_8))
                        .send(),
                415,
                NOT_JSON);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"unknown\":\"\\ud800\"}", "{\"unknown\":[{\"a\\u0000\":1}]}", "{\"bio\":\"\\u0000\"}"})
    void what_cannot_be_stored_is_refused_wherever_it_stands(String body) {
        assertError(
                api.put("/api/user").as(ada).json(body).send(),
                400,
                "text must not contain NUL characters or unpaired surrogates");
    }

    @ParameterizedTest
    @CsvSource({
        "/api/articles, no-cache",
        "/api/articles/a-title, no-cache",
        "/openapi.json, no-cache",
        "/docs, no-cache",
        "/docs/errors, no-cache",
        "/, no-cache",
        "/api/user, no-store",
        "/api/notifications, no-store",
        "/api/health, no-store",
        "/nope, no-store"
    })
    void every_answer_says_when_it_was_given_and_who_may_keep_it(String path, String cacheControl) {
        publish("A title");

        var answer = api.get(path).as(ada).send();

        assertThat(answer.header("Cache-Control")).contains(cacheControl);
        assertThat(answer.header("Date"))
                .hasValueSatisfying(date -> assertThat(ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME))
                        .isCloseTo(ZonedDateTime.now(ZoneOffset.UTC), within(5, ChronoUnit.MINUTES)));
        assertThat(answer.header("X-Content-Type-Options")).contains("nosniff");
        assertThat(answer.header("Referrer-Policy")).contains("no-referrer");
        assertThat(answer.header("X-Frame-Options")).contains("DENY");
        assertThat(answer.header("Content-Security-Policy"))
                .hasValueSatisfying(policy -> assertThat(policy)
                        .startsWith("default-src 'none'")
                        .contains("frame-ancestors 'none'")
                        .doesNotContain("http", "unsafe-eval"));
        assertThat(answer.header("Strict-Transport-Security")).isEmpty();
    }

    @Test
    void tokens_are_kept_by_nobody() {
        var login = api.post("/api/login")
                .json("{\"email\":\"ada@example.com\",\"password\":\"secret1\"}")
                .send();

        assertThat(login.status()).isEqualTo(200);
        assertThat(login.header("Cache-Control")).contains("no-store");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/articles", "/api/articles/a-title", "/api/user", "/openapi.json", "/docs"})
    void what_is_read_again_has_a_tag(String path) {
        publish("A title");
        var tag = api.get(path).as(ada).send().header("ETag").orElseThrow();

        for (var known : new String[] {tag, "W/" + tag, "\"other\", " + tag, "*", tag.replaceAll("\"$", "-gzip\"")}) {
            var answer = api.get(path).as(ada).header("If-None-Match", known).send();
            assertThat(answer.status()).as(known).isEqualTo(304);
            assertThat(answer.header("ETag")).contains(known.endsWith("-gzip\"") ? known : tag);
            assertThat(vary(answer)).contains("Accept-Encoding");
            assertThat(answer.body()).isEmpty();
        }
        assertThat(api.get(path)
                        .as(ada)
                        .header("If-None-Match", "\"other\"")
                        .send()
                        .status())
                .isEqualTo(200);
        var refused = api.get(path).as(ada).header("If-Match", "\"other\"").send();
        assertThat(refused.status()).isEqualTo(412);
        assertThat(refused.header("ETag")).isEmpty();
        assertThat(refused.header("Cache-Control")).contains("no-store");
    }

    /** Else whoever asked for what is not there would be told so for a day. */
    @Test
    void an_error_of_what_may_be_kept_may_not_be_kept() {
        var refused = api.get("/docs/assets/swagger-ui.css")
                .header("Range", "bytes=999999999-")
                .send();

        assertThat(refused.status()).isEqualTo(416);
        assertThat(refused.header("Cache-Control")).contains("no-store");
    }

    @Test
    void what_readers_see_varies_by_who_they_are() {
        publish("A title");

        assertThat(vary(api.get("/api/articles").send())).contains("Authorization");
        assertThat(vary(api.get("/api/articles/a-title").send())).contains("Authorization");
        assertThat(api.get("/api/articles").send().header("ETag"))
                .isNotEqualTo(api.get("/api/articles").as(bob).send().header("ETag"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/articles?perPage=100", "/openapi.json", "/api/notifications?perPage=100"})
    void long_answers_are_compressed_for_whoever_asks(String path) throws IOException, InterruptedException {
        for (var number = 0; number < 12; number++) {
            publish("A title " + number);
            api.post("/api/articles/a-title-" + number + "/favorite").as(bob).send();
        }
        eventually(service::hasNoJobs);
        var plain = api.get(path).as(ada).send();

        var packed = asked(path);

        assertThat(plain.header("Content-Encoding")).isEmpty();
        assertThat(vary(plain)).contains("Accept-Encoding");
        assertThat(packed.headers().firstValue("Content-Encoding")).contains("gzip");
        assertThat(packed.headers().allValues("Vary")).anyMatch("accept-encoding"::equalsIgnoreCase);
        var unpacked = new String(
                new GZIPInputStream(new ByteArrayInputStream(packed.body())).readAllBytes(), StandardCharsets.UTF_8);
        assertThat(unpacked).isEqualTo(plain.body());
        plain.header("ETag")
                .ifPresent(tag ->
                        assertThat(packed.headers().firstValue("ETag")).contains(tag.replaceAll("\"$", "-gzip\"")));
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "plain",
            delimiter = '|',
            value = {
                "* | gzip",
                "deflate, gzip;q=0.5 | gzip",
                "deflate | plain",
                "snappy, br, zstd | plain",
                "gzip;q=0, * | plain",
                "GZIP; q=0.001 | gzip",
                "*;q=0.0, identity | plain",
                "br, *;q=0.1 | gzip"
            })
    void no_other_way_to_compress_is_taken(String accepted, @Nullable String taken)
            throws IOException, InterruptedException {
        var tag = api.get("/openapi.json").send().header("ETag").orElseThrow();

        var answer = asked("/openapi.json", accepted);

        assertThat(answer.headers().firstValue("Content-Encoding")).isEqualTo(Optional.ofNullable(taken));
        assertThat(answer.headers().firstValue("ETag"))
                .contains(taken == null ? tag : tag.replaceAll("\"$", "-gzip\""));
    }

    @Test
    void what_is_shown_of_a_long_name_ends_with_a_whole_character() {
        var answer =
                api.get("/api/articles?" + "a".repeat(63) + "%F0%9F%98%80b=1").send();

        assertError(answer, 400, "unknown query parameter: " + "a".repeat(63) + "\ud83d\ude00…");
    }

    @Test
    void tokens_and_short_answers_are_not_compressed() throws IOException, InterruptedException {
        var bio = "x".repeat(5_000);
        api.put("/api/user").as(ada).json("{\"bio\":\"" + bio + "\"}").send();

        assertThat(asked("/api/user").headers().firstValue("Content-Encoding")).isEmpty();
        assertThat(asked("/api/health").headers().firstValue("Content-Encoding"))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "/api/articles?sort=title, unknown query parameter: sort",
        "/api/articles?perpage=2, unknown query parameter: perpage",
        "/api/articles?page=1&unknown=1, unknown query parameter: unknown",
        "/api/articles?page=1&page=2, page must be given once",
        "/api/articles?perPage=1&per_page=2, perPage must be given once",
        "/api/articles?search=a&search=b, search must be given once",
        "/api/articles/a-title?x=1, unknown query parameter: x",
        "/api/user?x, unknown query parameter: x",
        "/api/notifications?page=1, unknown query parameter: page",
        "/api/health?verbose=1, unknown query parameter: verbose",
        "/openapi.json?v=3, unknown query parameter: v",
        "/docs/assets/swagger-ui.css?v=5, unknown query parameter: v"
    })
    void a_query_parameter_that_a_route_does_not_know_is_named(String address, String text) {
        var answer = api.get(address).as(ada).send();

        assertError(answer, 400, text);
        assertThat(answer.text("/code")).isEqualTo("validation_failed");
        assertThat(text).contains(answer.text("/fields/0/parameter"));
    }

    @Test
    void a_query_is_refused_before_anything_is_written() {
        assertError(
                api.post("/api/articles?draft=true")
                        .as(ada)
                        .json("{\"title\":\"T\",\"body\":\"b\"}")
                        .send(),
                400,
                "unknown query parameter: draft");
        assertThat(api.get("/api/articles").send().json().path("totalCount").asInt())
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/articles/a-title;a=b", "/api/articles;jsessionid=1", "/livez;x", "/api;v=1/health"})
    void there_are_no_matrix_parameters(String path) {
        publish("A title");

        assertError(api.get(path).send(), 404, "not found");
    }

    @Test
    void errors_have_words_for_programs_and_name_what_is_to_blame() {
        publish("A title");
        var incomplete = api.post("/api/articles").as(ada).json("{}").send();
        var misshapen = api.post("/api/login").json("{\"email\":1}").send();

        assertThat(api.delete("/api/articles/a-title/favorite").as(bob).send().text("/code"))
                .isEqualTo("article_not_favorited");
        assertThat(incomplete.text("/code")).isEqualTo("validation_failed");
        assertThat(incomplete
                        .json()
                        .path("fields")
                        .valueStream()
                        .map(field -> field.path("pointer").asString()))
                .containsExactly("#/title", "#/body");
        assertThat(misshapen.text("/fields/0/pointer")).isEqualTo("#/email");
    }

    @Test
    void the_type_of_a_problem_leads_to_where_it_is_explained() {
        var problem = api.get("/api/articles/nope")
                .header("Accept", "application/problem+json")
                .send();

        assertThat(problem.text("/type")).isEqualTo("/docs/errors#article_not_found");
        assertThat(api.get("/docs/errors").header("Accept", "text/html").send().body())
                .contains("<tr id=\"article_not_found\">")
                .doesNotContain("http:", "https:");
    }

    @Test
    void a_token_that_is_not_good_is_told_from_none() {
        assertThat(api.get("/api/user").send().header("WWW-Authenticate")).contains("Bearer");
        assertThat(api.get("/api/user").as("nonsense").send().header("WWW-Authenticate"))
                .contains("Bearer error=\"invalid_token\"");
    }

    private static String vary(Answer answer) {
        return String.join(",", answer.response().headers().allValues("Vary"));
    }

    private HttpResponse<byte[]> asked(String path) throws IOException, InterruptedException {
        return asked(path, "gzip");
    }

    private HttpResponse<byte[]> asked(String path, String accepted) throws IOException, InterruptedException {
        try (var client = HttpClient.newHttpClient()) {
            return client.send(
                    HttpRequest.newBuilder(service.url().resolve(path))
                            .header("Accept-Encoding", accepted)
                            .header("Authorization", "Bearer " + ada)
                            .timeout(Duration.ofMinutes(3))
                            .build(),
                    BodyHandlers.ofByteArray());
        }
    }
}
