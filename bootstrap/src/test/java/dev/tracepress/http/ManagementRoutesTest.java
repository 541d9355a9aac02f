package dev.tracepress.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tracepress.http.Api.Answer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is there for those who run the service keeps to the contract of all routes. */
class ManagementRoutesTest extends ServiceTest {

    @Test
    void health_is_said_part_by_part() {
        var answer = api.get("/api/health").send();

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("{\"status\":\"healthy\",\"database\":\"healthy\",\"jobs\":\"healthy\"}");
        assertThat(api.get("/livez").send().status()).isEqualTo(200);
        assertThat(api.get("/readyz").send().status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/ops/health/none", "/ops/loggers/none"})
    void what_is_not_found_behind_an_endpoint_of_operators_is_404_like_all_else(String path) {
        assertError(api.get(path).send(), 404, "not found");
    }

    @Test
    void a_probe_of_the_platform_gets_json_in_utf_8_too() {
        assertThat(api.get("/livez")
                        .header("Accept", "application/json;charset=utf-16")
                        .send()
                        .text("/status"))
                .isEqualTo("UP");
    }

    @Test
    void the_front_door_leads_everywhere() {
        var page = api.get("/")
                .header("Accept", "text/html,application/xhtml+xml,*/*;q=0.8")
                .send();
        var json = api.get("/").send();

        assertThat(page.header("Content-Type")).contains("text/html;charset=UTF-8");
        assertThat(json.header("Content-Type")).contains("application/json");
        for (var answer : new Answer[] {page, json}) {
            assertThat(answer.header("Link"))
                    .hasValueSatisfying(links -> assertThat(links).contains("</openapi.json>; rel=\"service-desc\""));
        }
        assertThat(json.json().path("links").valueStream())
                .isNotEmpty()
                .allSatisfy(link ->
                        assertThat(api.get(link.asString()).send().status()).isEqualTo(200));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/metrics", "/livez", "/readyz"})
    void nobody_keeps_what_holds_for_now(String path) {
        var answer = api.get(path).send();

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Cache-Control")).contains("no-store");
        assertThat(answer.header("Date")).isPresent();
        assertThat(answer.header("X-Content-Type-Options")).contains("nosniff");
    }

    /** Prometheus may be told to ask for some of them. */
    @Test
    void metrics_may_be_chosen_by_name_and_by_nothing_else() {
        var chosen = api.get("/metrics?includedNames=process_uptime_seconds").send();

        assertThat(chosen.status()).isEqualTo(200);
        assertThat(chosen.body()).contains("process_uptime_seconds").doesNotContain("http_server_request");
        assertError(api.get("/metrics?name%5B%5D=jvm_info").send(), 400, "unknown query parameter: name[]");
        assertError(
                api.get("/metrics?includedNames=a&includedNames=b").send(), 400, "includedNames must be given once");
    }

    @Test
    void metrics_are_compressed_for_whoever_asks() throws IOException, InterruptedException {
        try (var client = HttpClient.newHttpClient()) {
            var packed = client.send(
                    HttpRequest.newBuilder(service.url().resolve("/metrics"))
                            .header("Accept-Encoding", "gzip")
                            .build(),
                    BodyHandlers.ofByteArray());

            assertThat(packed.headers().firstValue("Content-Encoding")).contains("gzip");
            assertThat(packed.headers().allValues("Vary")).anyMatch("accept-encoding"::equalsIgnoreCase);
            assertThat(new GZIPInputStream(new ByteArrayInputStream(packed.body())).readAllBytes())
                    .asString(StandardCharsets.UTF_8)
                    .contains("# HELP");
        }
    }
}
