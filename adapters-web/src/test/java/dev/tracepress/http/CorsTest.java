package dev.tracepress.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tracepress.http.Api.Answer;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which pages may ask, once somebody has said so. */
class CorsTest extends WebTest {

    private static final String LISTED = "https://app.example";

    CorsTest() {
        super(settings -> settings.withOrigins(List.of("https://other.example", LISTED), Duration.ofDays(365)));
    }

    @Test
    void a_listed_page_may_ask_and_see_the_answer() throws IOException {
        var preflight = preflight("/api/articles", LISTED, "PUT");
        var read = raw("GET", "/api/articles", "Origin: " + LISTED + "\r\n");

        assertThat(preflight.text()).startsWith("HTTP/1.1 200 ");
        assertThat(preflight.header("Access-Control-Allow-Origin")).isEqualTo(LISTED);
        assertThat(preflight.header("Access-Control-Allow-Methods")).contains("PUT");
        assertThat(preflight.header("Access-Control-Allow-Headers")).contains("authorization", "idempotency-key");
        assertThat(preflight.header("Access-Control-Allow-Credentials")).isEmpty();
        assertThat(read.header("Access-Control-Allow-Origin")).isEqualTo(LISTED);
        assertThat(Arrays.asList(read.header("Access-Control-Expose-Headers").split(", ?")))
                .contains(
                        "ETag",
                        "Link",
                        "Location",
                        "X-Request-Id",
                        "Idempotency-Replayed",
                        "Retry-After",
                        "RateLimit",
                        "Tracepress-Position");
    }

    @Test
    void errors_can_be_seen_and_have_their_usual_body() throws IOException {
        var missing = raw("GET", "/api/nope", "Origin: " + LISTED + "\r\n");
        var refused = preflight("/api/articles", LISTED, "PATCH");

        assertThat(missing.header("Access-Control-Allow-Origin")).isEqualTo(LISTED);
        assertThat(missing.body()).contains("\"code\":\"not_found\"");
        assertThat(refused.text()).startsWith("HTTP/1.1 403 ");
        assertThat(refused.body()).contains("\"code\":\"cross_origin_refused\"");
    }

    /** Only who asks beforehand is asking what a page may do. */
    @Test
    void a_listed_page_is_answered_as_everybody_else_whatever_its_method() throws IOException {
        var other = raw("PATCH", "/api/articles", "Origin: " + LISTED + "\r\n");
        var unknown = raw("FOO", "/api/articles", "Origin: " + LISTED + "\r\n");
        var options = raw("OPTIONS", "/api/articles", "Origin: " + LISTED + "\r\n");

        assertThat(other.text()).startsWith("HTTP/1.1 405 ");
        assertThat(other.header("Allow")).contains("GET", "POST");
        assertThat(unknown.text()).startsWith("HTTP/1.1 501 ");
        assertThat(options.text()).startsWith("HTTP/1.1 200 ");
        assertThat(options.header("Allow")).contains("GET", "POST");
        for (var answer : new RawConnection.Answer[] {other, unknown, options}) {
            assertThat(answer.header("Access-Control-Allow-Origin")).isEqualTo(LISTED);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://evil.example", "http://app.example", "https://app.example.evil", "null"})
    void with_other_pages_the_protocol_is_not_spoken(String origin) throws IOException {
        var preflight = preflight("/api/articles", origin, "POST");
        var unknown = preflight("/api/nope", origin, "POST");
        var read = raw("GET", "/api/articles", "Origin: " + origin + "\r\n");

        assertThat(preflight.text()).startsWith("HTTP/1.1 200 ");
        assertThat(unknown.text()).startsWith("HTTP/1.1 404 ");
        assertThat(unknown.body()).contains("\"code\":\"not_found\"");
        assertThat(read.text()).startsWith("HTTP/1.1 200 ");
        for (var answer : new RawConnection.Answer[] {preflight, unknown, read}) {
            assertThat(answer.text().toLowerCase(Locale.ROOT)).doesNotContain("access-control-");
        }
    }

    @Test
    void a_preflight_has_to_be_as_well_formed_as_any_request() throws IOException {
        assertThat(raw(
                                "OPTIONS",
                                "/api/articles",
                                "Host: b\r\nOrigin: " + LISTED + "\r\nAccess-Control-Request-Method: POST\r\n")
                        .text())
                .startsWith("HTTP/1.1 400 ");
    }

    @Test
    void caches_are_told_that_it_depends_on_the_page() {
        Answer answer = api.get("/api/articles").send();

        assertThat(answer.response().headers().allValues("Vary")).contains("Origin", "Authorization");
    }

    @Test
    void browsers_are_told_to_come_by_tls_alone_where_somebody_said_so() {
        assertThat(api.get("/api/health").send().header("Strict-Transport-Security"))
                .contains("max-age=31536000");
    }

    private RawConnection.Answer preflight(String path, String origin, String method) throws IOException {
        return raw(
                "OPTIONS",
                path,
                "Origin: %s\r\nAccess-Control-Request-Method: %s\r\nAccess-Control-Request-Headers: authorization, idempotency-key\r\n"
                        .formatted(origin, method));
    }

    /** Java's client sets none of these headers. */
    private RawConnection.Answer raw(String method, String path, String headers) throws IOException {
        try (var connection = RawConnection.to(service.url())) {
            return connection
                    .send(method + " " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n" + headers
                            + "\r\n")
                    .answer();
        }
    }
}
