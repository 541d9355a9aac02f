package dev.tracepress.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
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

        assertThat(answer).startsWith("HTTP/1.1 " + status + " ");
        assertThat(answer.toLowerCase(Locale.ROOT)).contains("\r\nx-request-id: ");
        assertThat(answer.substring(answer.indexOf("\r\n\r\n") + 4))
                .matches("\\{\"error\":\"[^\"]+\",\"trace_id\":\"[0-9a-f]{32}\"}");
    }

    @Test
    void http_1_0_needs_no_host() throws IOException {
        assertThat(answerTo("GET /api/health HTTP/1.0\r\n\r\n")).startsWith("HTTP/1.0 200 ");
    }

    private String answerTo(String request) throws IOException {
        var url = service.url();
        try (var socket = new Socket(url.getHost(), url.getPort())) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            var answer = new StringBuilder();
            var input = socket.getInputStream();
            for (var next = input.read(); next >= 0; next = input.read()) {
                answer.append((char) next);
                if (answer.toString().endsWith("\"}")) {
                    break;
                }
            }
            return answer.toString();
        }
    }
}
