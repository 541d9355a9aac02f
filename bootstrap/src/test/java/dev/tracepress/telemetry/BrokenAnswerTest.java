package dev.tracepress.telemetry;

import static dev.tracepress.testkit.Facts.completes;
import static dev.tracepress.testkit.Facts.eventually;
import static dev.tracepress.testkit.Facts.holds;
import static dev.tracepress.testkit.Facts.resultOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tracepress.http.RawConnection;
import io.r2dbc.spi.Result;
import java.io.IOException;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Requests that do not come to a good end: the answer is cut off, or the client leaves. */
class BrokenAnswerTest extends TelemetryTest {

    private static final String TRACE_ID = "4bf92f3577b34da6a3ce929d0e0e4739";
    private static final String HEADERS = "Host: localhost\r\nContent-Type: application/json\r\ntraceparent: 00-"
            + TRACE_ID + "-00f067aa0ba902b7-01\r\n";

    BrokenAnswerTest() {
        super(BrokenRoutes.SETTING, "--TRACEPRESS_REQUEST_DEADLINE=3s");
    }

    @ParameterizedTest
    @CsvSource({"late, java.util.concurrent.TimeoutException", "broken, java.lang.IllegalStateException"})
    void an_answer_that_breaks_off_is_a_failure_though_it_began_well(String kind, String error) throws IOException {
        receiver.clear();
        try (var connection = RawConnection.to(service.url())) {
            var answer = connection
                    .send("GET /test/" + kind + "?search=x HTTP/1.1\r\n" + HEADERS + "\r\n")
                    .answer();
            assertThat(answer.text()).startsWith("HTTP/1.1 200 ");
        }

        var span =
                named("GET /test/{kind}", trace(TRACE_ID, found -> found.kind().equals("SERVER")));
        assertThat(span.status()).isEqualTo("ERROR");
        assertThat(span.attributes())
                .containsEntry("http.response.status_code", 200L)
                .containsEntry("error.type", error);
        assertThat(accessLine().attributes()).containsEntry("status", 200L).containsEntry("error_type", error);
        assertThat(complaintsOf(TRACE_ID)).singleElement().satisfies(line -> {
            assertThat(line.severityText()).isEqualTo("ERROR");
            assertThat(line.traceId()).isEqualTo(TRACE_ID);
            assertThat(line.attributes())
                    .containsEntry("method", "GET")
                    .containsEntry("route", "/test/{kind}")
                    .containsEntry("error_type", error);
        });
        assertThat(api.get("/metrics").send().body().lines())
                .anyMatch(line -> line.startsWith("http_server_request_total{")
                        && line.contains("error_type=\"" + error + "\"")
                        && line.contains("http_response_status_code=\"200\""));
    }

    /** It has begun to read before the other one asks, and goes on when that one's time is up. */
    @Test
    void who_reads_slowly_is_not_late() throws IOException {
        receiver.clear();
        try (var slow = RawConnection.withSmallBuffer(service.url());
                var other = RawConnection.to(service.url())) {
            slow.send("GET /test/large HTTP/1.1\r\nConnection: close\r\n" + HEADERS + "\r\n");
            assertThat(slow.next()).isEqualTo('H');
            other.send("GET /test/late HTTP/1.1\r\nHost: localhost\r\n\r\n").answer();

            assertThat(slow.length()).isGreaterThan(BrokenRoutes.LARGE);
        }

        assertThat(accessLine().attributes()).containsEntry("status", 200L).doesNotContainKey("error_type");
        assertThat(complaintsOf(TRACE_ID)).isEmpty();
    }

    @Test
    void a_client_that_leaves_while_it_sends_is_nobodys_failure() throws IOException {
        receiver.clear();
        try (var connection = RawConnection.to(service.url())) {
            connection.send("POST /api/login HTTP/1.1\r\n" + HEADERS + "Content-Length: 100\r\n\r\n{");
        }

        assertThatItLeft();
    }

    /** The statement goes on, and fails when nobody hears of it. */
    @Test
    void a_client_that_leaves_before_the_answer_is_nobodys_failure_whatever_becomes_of_the_statement() {
        receiver.clear();
        resultOf(service.database()
                .inConnection(connection -> Mono.from(connection.beginTransaction())
                        .thenMany(connection
                                .createStatement("LOCK TABLE articles")
                                .execute())
                        .flatMap(Result::getRowsUpdated)
                        .then(Mono.fromCallable(this::leaveBeforeTheAnswer).subscribeOn(Schedulers.boundedElastic()))
                        .delayUntil(_ -> connection.rollbackTransaction())));

        var span = named(
                "GET /api/articles/{slug}",
                trace(TRACE_ID, found -> found.kind().equals("SERVER")));
        assertThat(span.status()).isEqualTo("UNSET");
        assertThat(span.attributes()).doesNotContainKeys("http.response.status_code", "error.type");
        assertThat(accessLine().attributes())
                .containsEntry("status", 499L)
                .containsEntry("route", "/api/articles/{slug}")
                .doesNotContainKey("error_type");
        assertThat(api.get("/metrics").send().body().lines())
                .anyMatch(line -> line.startsWith("http_server_request_total{")
                        && line.contains("http_route=\"/api/articles/{slug}\"")
                        && line.contains("http_response_status_code=\"499\""));
        assertThat(complaintsOf(TRACE_ID)).isEmpty();
    }

    private boolean leaveBeforeTheAnswer() throws IOException {
        try (var connection = RawConnection.to(service.url())) {
            connection.send("GET /api/articles/a-title HTTP/1.1\r\n" + HEADERS + "\r\n");
            eventually(() -> statementsThatWait().hasElements());
        }
        accessLine();
        completes(statementsThatWait()
                .concatMap(process -> service.database()
                        .sql("SELECT pg_terminate_backend(:process)")
                        .bind("process", process)
                        .then())
                .then());
        return true;
    }

    private Flux<Integer> statementsThatWait() {
        return service.database().sql("""
                        SELECT pid FROM pg_stat_activity
                        WHERE datname = current_database() AND wait_event_type = 'Lock'""").mapValue(Integer.class).all();
    }

    @Test
    void a_body_that_cannot_be_read_is_nobodys_failure() throws IOException {
        receiver.clear();
        try (var connection = RawConnection.to(service.url())) {
            var answer = connection
                    .send("POST /api/login HTTP/1.1\r\n" + HEADERS
                            + "Transfer-Encoding: chunked\r\n\r\nzz\r\n{}\r\n0\r\n\r\n")
                    .answer();
            assertThat(answer.text()).startsWith("HTTP/1.1 400 ");
        }

        assertThatItLeft();
    }

    /** Beside the answer of the server, if it gives one by itself. */
    private void assertThatItLeft() {
        var span = trace(
                        TRACE_ID,
                        found -> found.kind().equals("SERVER")
                                && !found.attributes().containsKey("http.response.status_code"))
                .getFirst();
        assertThat(span.status()).isEqualTo("UNSET");
        assertThat(span.attributes())
                .containsEntry("http.request.method", "POST")
                .doesNotContainKey("error.type");
        assertThat(accessLine(line -> line.attributes().containsValue(499L)).attributes())
                .containsEntry("status", 499L)
                .doesNotContainKey("error_type");
        assertThat(complaintsOf(TRACE_ID)).isEmpty();
        assertThat(api.get("/metrics").send().body().lines())
                .anyMatch(line -> line.startsWith("http_server_request_total{")
                        && line.contains("error_type=\"\"")
                        && line.contains("http_request_method=\"POST\"")
                        && line.contains("http_response_status_code=\"499\""));
    }

    private ReceivedLog accessLine() {
        return accessLine(_ -> true);
    }

    private ReceivedLog accessLine(Predicate<ReceivedLog> which) {
        holds(() -> accessLines().stream().anyMatch(which));
        return accessLines().stream().filter(which).findFirst().orElseThrow();
    }

    private List<ReceivedLog> accessLines() {
        return receiver.logs().stream()
                .filter(log -> log.loggerName().equals("dev.tracepress.access"))
                .filter(log -> log.traceId().equals(TRACE_ID))
                .toList();
    }
}
