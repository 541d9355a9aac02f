package dev.tracepress.http;

import static dev.tracepress.testkit.Facts.holds;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tracepress.http.Api.Answer;
import dev.tracepress.testkit.Verdict;
import dev.tracepress.wiring.RunningService;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who is one too many is told so at once, and the others do not notice. */
class AdmissionTest extends ServiceTest {

    /** As many as a service takes at first. */
    private static final int READERS = 256;

    private static final String TRACE_ID = "4bf92f3577b34da6a3ce929d0e0e4736";

    private final ExecutorService crowd = Executors.newVirtualThreadPerTaskExecutor();
    private final List<Future<Answer>> readers = new ArrayList<>();

    AdmissionTest() {
        super(RunningService.start(WaitingRoute.SETTING));
    }

    @BeforeEach
    void crowd() {
        for (var reader = 0; reader < READERS; reader++) {
            readers.add(crowd.submit(() -> WaitingRoute.letIn(api)));
        }
        holds(() -> figures().contains("http_server_admission_admitted{route_class=\"read\"} " + READERS + ".0"));
    }

    @AfterEach
    void leave() throws InterruptedException, ExecutionException {
        api.post(WaitingRoute.PATH + "/end").send();
        for (var reader : readers) {
            assertThat(reader.get().body()).isEqualTo("read");
        }
        crowd.close();
        assertThat(figures()).contains("http_server_admission_admitted{route_class=\"read\"} 0.0");
    }

    @Test
    void one_too_many_is_refused_and_other_classes_and_operators_get_in() throws IOException {
        var refused = api.get("/api/articles/any")
                .header("traceparent", traceparent())
                .send();

        assertError(refused, 503, "the service is asked for more than it can do, please try again");
        assertThat(refused.text("/code")).isEqualTo("overloaded");
        assertThat(refused.text("/trace_id")).isEqualTo(TRACE_ID);
        assertThat(refused.header("Retry-After")).contains("1");
        assertThat(refused.header("Cache-Control")).contains("no-store");
        assertProblem();
        assertHeadAndHangUp();
        assertOthersGetIn();
        new Verdict("5")
                .mustBe("refused", refused.status(), 503)
                .mustBe("health", api.get("/api/health").send().status(), 200)
                .mustBe("otherClasses", api.get("/api/articles").send().status(), 200)
                .give();
    }

    /** A page of another origin is told as well, by the filter behind the one that lets it see the answer. */
    private void assertProblem() {
        var refused = api.get("/api/user")
                .header("Origin", "https://app.example.com")
                .header("Accept", "application/problem+json")
                .send();

        assertThat(refused.status()).isEqualTo(503);
        assertThat(refused.header("Content-Type")).contains("application/problem+json");
        assertThat(refused.text("/type")).endsWith("/docs/errors#overloaded");
        assertThat(refused.text("/code")).isEqualTo("overloaded");
    }

    /** The connection is of use for the next request, whatever was left unread of the one before. */
    private void assertHeadAndHangUp() throws IOException {
        assertThat(api.call("HEAD", "/api/user").send().status()).isEqualTo(503);
        try (var connection = RawConnection.to(service.url())) {
            var refused = connection
                    .send("POST /api/logout HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                            + "Content-Length: 20\r\n\r\n{\"everywhere\":")
                    .answer();
            assertThat(refused.text()).startsWith("HTTP/1.1 503 ").contains("overloaded");
        }
    }

    private void assertOthersGetIn() {
        assertThat(api.get("/api/health").send().status()).isEqualTo(200);
        assertThat(api.get("/ops/jobs").send().status()).isEqualTo(200);
        assertThat(api.get("/api/articles").send().status()).isEqualTo(200);
        assertThat(publish("A title").status()).isEqualTo(201);
        assertThat(api.post("/api/login")
                        .json("{\"email\":\"ada@example.com\",\"password\":\"secret1\"}")
                        .send()
                        .status())
                .isEqualTo(200);
        assertThat(figures())
                .contains("http_server_shed_total{route_class=\"read\"} 4.0")
                .contains("http_server_shed_total{route_class=\"list\"} 0.0")
                .contains("error_type=\"overloaded\"");
    }

    private String figures() {
        return api.get("/metrics").send().body();
    }

    private static String traceparent() {
        return "00-" + TRACE_ID + "-00f067aa0ba902b7-01";
    }
}
