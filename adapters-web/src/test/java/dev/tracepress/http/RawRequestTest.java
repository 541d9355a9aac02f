package dev.tracepress.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests that no client library would send; most of them Netty refuses before the service sees them. */
class RawRequestTest extends WebTest {

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
                Arguments.of("an empty host", "GET /api/health HTTP/1.1\r\nHost:\r\n", 400),
                Arguments.of("a host of two words", "GET /api/health HTTP/1.1\r\nHost: a b\r\n", 400),
                Arguments.of("a host with a user", "GET /api/health HTTP/1.1\r\nHost: u@a\r\n", 400),
                Arguments.of("a host with no port", "GET /api/health HTTP/1.1\r\nHost: a:99999\r\n", 400),
                Arguments.of("a host in a path", "GET /api/health HTTP/1.1\r\nHost: a/b\r\n", 400),
                Arguments.of(
                        "two types",
                        "POST /api/login HTTP/1.1\r\n" + HOST
                                + "Content-Type: application/json\r\nContent-Type: text/plain\r\n",
                        400),
                Arguments.of("a method that HTTP does not know", "FOO /api/articles HTTP/1.1\r\n" + HOST, 501),
                Arguments.of(
                        "a body in another transfer coding",
                        "POST /api/login HTTP/1.1\r\n" + HOST
                                + "Content-Type: application/json\r\nTransfer-Encoding: gzip, chunked\r\n\r\n2\r\n{}\r\n0\r\n",
                        501),
                Arguments.of(
                        "chunks of chunks",
                        "POST /api/login HTTP/1.1\r\n" + HOST
                                + "Content-Type: application/json\r\nTransfer-Encoding: chunked, chunked\r\n\r\n2\r\n{}\r\n0\r\n",
                        400),
                Arguments.of(
                        "a chunk with a long extension",
                        "POST /api/login HTTP/1.1\r\n" + HOST
                                + "Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n2;"
                                + "x".repeat(20_000)
                                + "\r\n{}\r\n0\r\n",
                        400),
                Arguments.of(
                        "a large body that waits to be asked for",
                        "POST /api/articles HTTP/1.1\r\n" + HOST
                                + "Content-Type: application/json\r\nExpect: 100-continue\r\nContent-Length: 10000000\r\n",
                        413),
                Arguments.of(
                        "an expectation that nobody meets",
                        "POST /api/login HTTP/1.1\r\n" + HOST + "Expect: miracles\r\nContent-Length: 2\r\n",
                        417),
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
        assertThat(answer.header("Date")).isNotEmpty();
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
        assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(answer.body())
                .matches("\\{\"error\":\"[^\"]+\",\"trace_id\":\"[0-9a-f]{32}\",\"code\":\"[a-z_]+\"}");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("unreadable")
    void whoever_asks_for_problems_gets_them_from_whoever_answers(String name, String request) throws IOException {
        var answer = answerTo(request + HOST + "Accept: application/problem+json\r\n\r\n");

        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(answer.body()).contains("\"type\":\"/docs/errors#").contains("\"instance\":\"urn:trace:");
    }

    static Stream<Arguments> unreadable() {
        return Stream.of(
                Arguments.of("a broken escape", "GET /api/articles/%zz HTTP/1.1\r\n"),
                Arguments.of("a long address", "GET /" + "x".repeat(9_000) + " HTTP/1.1\r\n"),
                Arguments.of("a long header", "GET /api/health HTTP/1.1\r\nX: " + "x".repeat(9_000) + "\r\n"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost:8080", "a.b-c_d.example", "127.0.0.1:1", "[::1]:80", "xn--bcher-kva.example"})
    void a_host_is_a_name_or_an_address_with_or_without_a_port(String host) throws IOException {
        assertThat(answerTo("GET /api/health HTTP/1.1\r\nHost: " + host + "\r\n\r\n")
                        .text())
                .startsWith("HTTP/1.1 200 ");
    }

    @Test
    void options_may_be_asked_of_the_server_as_a_whole() throws IOException {
        assertThat(answerTo("OPTIONS * HTTP/1.1\r\n" + HOST + "Connection: close\r\n\r\n")
                        .text())
                .startsWith("HTTP/1.1 200 ");
    }

    @Test
    void requests_sent_in_one_go_are_answered_in_their_order() throws IOException {
        var request = "GET /api/health HTTP/1.1\r\n" + HOST + "X-Request-Id: ";

        try (var connection = RawConnection.to(service.url())) {
            connection.send(request + "one\r\n\r\n" + request + "two\r\n\r\n");

            assertThat(connection.answer().header("X-Request-Id")).isEqualTo("one");
            assertThat(connection.answer().header("X-Request-Id")).isEqualTo("two");
        }
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
