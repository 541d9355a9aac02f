package dev.tracepress.http;

import static dev.tracepress.testkit.Facts.completes;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tracepress.http.Api.Answer;
import dev.tracepress.wiring.RunningService;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;

/** One running service for a class of tests, emptied before each; ada and bob are there. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class HttpTest {

    final RunningService service;
    final Api api;
    String ada = "";
    String bob = "";

    HttpTest(String... settings) {
        this.service = RunningService.start(settings);
        this.api = new Api(service.url());
    }

    @BeforeEach
    void begin() {
        completes(service.empty());
        ada = api.register("ada");
        bob = api.register("bob");
    }

    @AfterAll
    void stop() {
        service.close();
    }

    /** By ada, under the slug of that title. */
    Answer publish(String title) {
        return api.post("/api/articles").as(ada).json("""
                        {"title":"%s","body":"Text."}""".formatted(title)).send();
    }

    /** Every error looks like this, whoever raised it. */
    static void assertError(Answer answer, int status, String text) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.header("Content-Type")).contains("application/json");
        assertThat(answer.text("/error")).isEqualTo(text);
        assertThat(answer.text("/trace_id")).matches("[0-9a-f]{32}");
        assertThat(answer.text("/code")).matches("[a-z_]+");
        assertThat(answer.json().propertyNames())
                .startsWith("error", "trace_id", "code")
                .isSubsetOf("error", "trace_id", "code", "fields");
        assertThat(answer.header("X-Request-Id")).isPresent();
    }
}
