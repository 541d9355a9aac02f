package dev.tracepress.telemetry;

import static dev.tracepress.testkit.Facts.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tracepress.http.RawConnection;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

/** What Netty refuses before the service sees it is told of like all else, and can be found by the client's report. */
class RefusedRequestTest extends TelemetryTest {

    private static final String TRACE_ID = "4bf92f3577b34da6a3ce929d0e0e4739";
    private static final String CALLER = "00f067aa0ba902b7";

    @Test
    void a_request_that_could_be_read_is_told_by_its_method_and_the_name_of_the_answer() throws IOException {
        var answer = answerTo("POST /api/%zz HTTP/1.1\r\nHost: localhost\r\nX-Request-Id: mine\r\n\r\n");

        var span = named("POST", trace(answer.traceId(), received -> true));
        assertThat(span.kind()).isEqualTo("SERVER");
        assertThat(span.status()).isEqualTo("UNSET");
        assertThat(span.attributes())
                .containsEntry("http.request.method", "POST")
                .containsEntry("http.response.status_code", 400L)
                .doesNotContainKey("error.type");
        assertThat(accessLine(answer).attributes())
                .containsEntry("requestId", "mine")
                .containsEntry("method", "POST")
                .containsEntry("route", "unknown")
                .containsEntry("status", 400L);
    }

    @Test
    void what_could_be_read_of_it_says_in_whose_trace_it_is() throws IOException {
        var answer = answerTo("GET /api/articles/%zz HTTP/1.1\r\nHost: localhost\r\ntraceparent: 00-" + TRACE_ID + "-"
                + CALLER + "-01\r\n\r\n");

        assertThat(answer.traceId()).isEqualTo(TRACE_ID);
        assertThat(named("GET", trace(TRACE_ID, received -> true)).parentSpanId())
                .isEqualTo(CALLER);
    }

    @Test
    void what_is_no_http_is_told_all_the_same() throws IOException {
        var answer = answerTo("HELLO\r\n\r\n");

        var span = named("HTTP", trace(answer.traceId(), received -> true));
        assertThat(span.attributes()).containsEntry("http.request.method", "_OTHER");
        assertThat(accessLine(answer).attributes())
                .containsEntry("requestId", answer.header("X-Request-Id"))
                .containsEntry("method", "_OTHER");
    }

    private RawConnection.Answer answerTo(String request) throws IOException {
        try (var connection = RawConnection.to(service.url())) {
            return connection.send(request).answer();
        }
    }

    private ReceivedLog accessLine(RawConnection.Answer answer) {
        eventually(() ->
                Mono.fromSupplier(() -> receiver.logs().stream().anyMatch(log -> isAbout(answer.traceId(), log))));
        return receiver.logs().stream()
                .filter(log -> isAbout(answer.traceId(), log))
                .findFirst()
                .orElseThrow();
    }

    private static boolean isAbout(String traceId, ReceivedLog log) {
        return log.loggerName().equals("dev.tracepress.access") && log.traceId().equals(traceId);
    }
}
