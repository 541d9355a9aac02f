package dev.tracepress.http;

import static dev.tracepress.testkit.Facts.completes;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tracepress.http.Api.Answer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;

/** A service that is asked over HTTP, emptied before each test; ada and bob are there. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class HttpTest<S extends Served> {

    final S service;
    final Api api;
    private final boolean isShared;
    String ada = "";
    String bob = "";

    /**
     * Asks a service.
     *
     * @param isShared whether others ask it too, so that it is left running in the end
     */
    HttpTest(S service, boolean isShared) {
        this.service = service;
        this.isShared = isShared;
        this.api = new Api(service.url());
    }

    @BeforeEach
    void begin() {
        completes(service.empty());
        ada = service.registered("ada");
        bob = service.registered("bob");
    }

    @AfterAll
    void stop() {
        if (!isShared) {
            service.close();
        }
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
