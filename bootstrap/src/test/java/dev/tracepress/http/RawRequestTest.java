package dev.tracepress.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Requests that no client library would send; most of them Netty refuses before the service sees them. */
class RawRequestTest extends HttpTest {

    private static final String HOST = "Host: localhost\r\n";

    static Stream<Arguments> hostile() {
        return Stream.of(
                Arguments.of("a broken escape", "GET /api/articles/%zz HTTP/1.1\r\n" + HOST, 400),
                Arguments.of("a long address", "GET /" + "x".repeat(9_000) + " HTTP/1.1\r\n" + HOST, 414),
                Arguments.of(
                        "a long header",
                        "GET /api/health HTTP/1.1\r\n" + HOST + "X: " + "x".repeat(9_000) + "\r\n",
                        431),
                Arguments.of("no host", "GET /api/health HTTP/1.1\r\n", 400),
                Arguments.of("two hosts", "GET /api/health HTTP/1.1\r\n" + HOST + HOST, 400),
                Arguments.of("no HTTP", "HELLO\r\n", 400),
                Arguments.of(
                        "two lengths",
                        "POST /api/login HTTP/1.1\r\n" + HOST + "Content-Length: 2\r\nContent-Length: 3\r\n",
                        400),
                Arguments.of(
                        "a strange chunking",
                        "POST /api/login HTTP/1.1\r\n" + HOST
                                + "Content-Type: application/json\r\nTransfer-Encoding: chunked, xchunked\r\n",
                        400),
                Arguments.of(
                        "a bad chunk",
                        "POST /api/login HTTP/1.1\r\n" + HOST
                                + "Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n{}\r\n0\r\n",
                        400));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("hostile")
    void a_hostile_request_gets_the_usual_error(String name, String request, int status) throws IOException {
        var answer = answerTo(request + "\r\n");

        assertThat(answer.text()).startsWith("HTTP/1.1 " + status + " ");
        assertThat(answer.header("X-Request-Id")).isNotEmpty();
        assertThat(answer.body()).matches("\\{\"error\":\"[^\"]+\",\"trace_id\":\"[0-9a-f]{32}\"}");
    }

    @Test
    void its_name_is_kept_where_it_could_be_read() throws IOException {
        var answer = answerTo("GET /api/articles/%zz HTTP/1.1\r\n" + HOST + "X-Request-Id: mine\r\n\r\n");

        assertThat(answer.header("X-Request-Id")).isEqualTo("mine");
    }

    @Test
    void http_1_0_needs_no_host() throws IOException {
        assertThat(answerTo("GET /api/health HTTP/1.0\r\n\r\n").text()).startsWith("HTTP/1.0 200 ");
    }

    private RawConnection.Answer answerTo(String request) throws IOException {
        try (var connection = RawConnection.to(service.url())) {
            return connection.send(request).answer();
        }
    }
}
