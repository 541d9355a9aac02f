package dev.tracepress.http;

import static dev.tracepress.testkit.Facts.completes;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tracepress.http.Api.Answer;
import dev.tracepress.wiring.RunningService;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;

/**
 * A running service, emptied before each test; ada and bob are there. A class that has no settings shares it with others, so
 * what it asks of figures and logs has to be about its own requests; one that breaks the service brings its own.
 */
@Tag("slow")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class HttpTest {

    final RunningService service;
    final Api api;
    private final boolean isShared;
    String ada = "";
    String bob = "";

    HttpTest(String... settings) {
        this(settings.length == 0 ? RunningService.shared() : RunningService.start(settings), settings.length == 0);
    }

    /** On a service that nobody else uses and that is closed in the end. */
    HttpTest(RunningService own) {
        this(own, false);
    }

    private HttpTest(RunningService service, boolean isShared) {
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
