package dev.tracepress.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tracepress.http.Api;
import dev.tracepress.http.Api.Answer;
import dev.tracepress.http.Api.Call;
import dev.tracepress.http.RawConnection;
import dev.tracepress.wiring.MemoryService;
import dev.tracepress.wiring.RunningService;
import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Whom the console lets in, and whose acts it takes for an operator's. */
@Tag("slow")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ConsoleAccessTest {

    private static final String TOKEN = "a token of operators";
    private static final String PAUSE = "/ops/jobs/notification/pause";
    private static final String MARK = "X-Tracepress-Console";
    private static final String SITE = "Sec-Fetch-Site";

    private final RunningService service = RunningService.start(
            "--ENVIRONMENT=production",
            "--JWT_SECRET=Zk3uFj0sPq8vXw2nTb6yLr9mHc4dGa7e",
            "--TRACEPRESS_CONSOLE=on",
            "--TRACEPRESS_OPS_TOKEN=" + TOKEN);
    private final Api api = new Api(service.url());

    @AfterAll
    void close() {
        service.close();
    }

    @Test
    void the_page_is_empty_and_open_by_a_policy_without_exceptions() {
        var page = api.get("/console").header("Accept", "text/html").send();

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.header("Content-Security-Policy").orElseThrow())
                .contains("default-src 'none'", "require-trusted-types-for 'script'")
                .doesNotContain("unsafe", "http:", "https:");
        assertThat(page.body()).doesNotContain("http:", "https:", "<style", "style=", "onclick");
        assertThat(api.get("/console/assets/main.js").send().header("Content-Type"))
                .contains("text/javascript");
        assertThat(api.get("/console/assets/main.js?v=1").send().status()).isEqualTo(400);
    }

    @Test
    void what_it_shows_is_for_operators_alone() {
        for (var path : new String[] {
            "/console/api/requests", "/console/api/stream", "/%63onsole/api/requests", "/console/%61pi/figures"
        }) {
            assertThat(api.get(path).send().status()).as(path).isEqualTo(401);
        }
        assertThat(api.get("/console/api/requests").as(TOKEN).send().status()).isEqualTo(200);
        assertThat(api.get("/console/api/session").send().body()).isEqualTo("{\"signedIn\":false,\"open\":false}");
    }

    @Test
    void the_token_begins_a_short_session_that_no_script_reads_and_no_other_site_sends() {
        var answer = signIn(TOKEN);

        assertThat(answer.status()).isEqualTo(204);
        assertThat(answer.header("Set-Cookie").orElseThrow())
                .contains("HttpOnly", "SameSite=Strict", "Path=/", "Max-Age=1800")
                .doesNotContain(TOKEN);
        assertThat(api.get("/console/api/requests")
                        .header("Cookie", cookieOf(answer))
                        .send()
                        .status())
                .isEqualTo(200);
    }

    @Test
    void behind_tls_the_cookie_goes_by_tls_alone() {
        var answer = api.post("/console/api/session")
                .header("X-Forwarded-Proto", "https")
                .json("{\"token\":\"%s\"}".formatted(TOKEN))
                .send();

        assertThat(answer.header("Set-Cookie").orElseThrow()).contains("Secure");
    }

    @Test
    void another_token_begins_none_and_a_cookie_of_ones_own_making_is_none() {
        assertThat(signIn("another token of operators").status()).isEqualTo(401);
        assertThat(api.post("/console/api/session").json("{}").send().status()).isEqualTo(401);
        for (var session : new String[] {"", ".", "9999999999.", "9999999999.AAAA", "x.y"}) {
            assertThat(api.get("/console/api/requests")
                            .header("Cookie", "tracepress_console=" + session)
                            .send()
                            .status())
                    .as(session)
                    .isEqualTo(401);
        }
    }

    @Test
    void a_session_acts_for_the_services_own_pages_alone() {
        var cookie = cookieOf(signIn(TOKEN));

        assertThat(act(cookie).send().status()).as("not marked").isEqualTo(403);
        assertThat(act(cookie)
                        .header(MARK, "1")
                        .header(SITE, "cross-site")
                        .send()
                        .status())
                .isEqualTo(403);
        assertThat(act(cookie)
                        .header(MARK, "1")
                        .header(SITE, "same-site")
                        .send()
                        .status())
                .isEqualTo(403);
        assertThat(act(cookie)
                        .header(MARK, "1")
                        .header("Origin", "https://evil.example")
                        .send()
                        .status())
                .isEqualTo(403);
        assertThat(act(cookie)
                        .header(MARK, "1")
                        .header(SITE, "same-origin")
                        .send()
                        .status())
                .isEqualTo(204);
        assertThat(act(cookie)
                        .header(MARK, "1")
                        .header("Origin", service.url().toString())
                        .send()
                        .status())
                .isEqualTo(204);
    }

    @Test
    void whoever_signs_out_has_no_cookie_left() {
        assertThat(api.delete("/console/api/session")
                        .send()
                        .header("Set-Cookie")
                        .orElseThrow())
                .startsWith("tracepress_console=;")
                .contains("Max-Age=0");
    }

    @Test
    void in_development_it_is_open_but_not_for_acts_of_other_sites() {
        try (var open = MemoryService.start()) {
            var anybody = new Api(open.url());

            assertThat(anybody.get("/console/api/session").send().body())
                    .isEqualTo("{\"signedIn\":true,\"open\":true}");
            assertThat(anybody.post(PAUSE).send().status()).isEqualTo(204);
            assertThat(anybody.post(PAUSE).header(SITE, "cross-site").send().status())
                    .isEqualTo(403);
        }
    }

    @Test
    void in_development_a_page_that_had_its_own_name_lead_here_sees_nothing() throws IOException {
        try (var open = MemoryService.start();
                var rebound = RawConnection.to(open.url())) {
            rebound.send("GET /console/api/requests HTTP/1.1\r\nHost: rebound.evil.com\r\n\r\n");

            assertThat(rebound.answer().text()).startsWith("HTTP/1.1 401 ");
        }
    }

    @Test
    void without_the_setting_nothing_of_it_is_there() {
        try (var other = MemoryService.start("--TRACEPRESS_CONSOLE=off")) {
            var anybody = new Api(other.url());

            assertThat(anybody.get("/console").send().status()).isEqualTo(404);
            assertThat(anybody.get("/console/api/requests").send().status()).isEqualTo(404);
            assertThat(anybody.get("/console/api/session").send().status()).isEqualTo(404);
            assertThat(anybody.get("/console/assets/main.js").send().status()).isEqualTo(404);
        }
    }

    private Call act(String cookie) {
        return api.post(PAUSE).header("Cookie", cookie);
    }

    private Answer signIn(String token) {
        return api.post("/console/api/session")
                .json("{\"token\":\"%s\"}".formatted(token))
                .send();
    }

    private static String cookieOf(Answer answer) {
        return answer.header("Set-Cookie").orElseThrow().replaceAll(";.*", "");
    }
}
