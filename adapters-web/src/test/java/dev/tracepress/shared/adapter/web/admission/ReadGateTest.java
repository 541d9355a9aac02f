package dev.tracepress.shared.adapter.web.admission;

import static dev.tracepress.testkit.Facts.resultOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tracepress.shared.adapter.web.error.ErrorWebConfiguration;
import dev.tracepress.shared.adapter.web.server.Sent;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.util.ReferenceCountUtil;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import reactor.core.scheduler.Schedulers;

class ReadGateTest {

    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final String END = "\r\nHost: a\r\n\r\n";
    private static final String PAGE = "GET /api/articles HTTP/1.1" + END;
    private static final String ARTICLE = "GET /api/articles/a HTTP/1.1" + END;

    private final Admission admission = new Admission(
            Duration.ofSeconds(1),
            System::nanoTime,
            new FairQueue(1, 1, Duration.ofSeconds(1), Schedulers.immediate()));
    private final List<Place> taken = new ArrayList<>();
    private final AtomicBoolean stopping = new AtomicBoolean();
    private final Shed shed = new Shed();
    private final EmbeddedChannel connection = new EmbeddedChannel(
            new HttpServerCodec(),
            new ReadGate(
                    new Gatekeeper(admission, new Backlog(System::nanoTime), shed, new ShedLog(System::nanoTime)),
                    new Refusal(new ErrorWebConfiguration().errorAnswer()),
                    stopping::get));

    @AfterEach
    void end() {
        connection.finishAndReleaseAll();
    }

    @Test
    void while_there_is_room_all_pass() {
        comes(PAGE);

        assertThat(passed()).containsExactly("/api/articles");
        assertThat(answer()).isEmpty();
    }

    @Test
    void whoever_finds_no_place_is_told_on_the_connection_and_can_go_on() {
        fill();
        comes("GET /api/articles?page=2 HTTP/1.1\r\nHost: a\r\nX-Request-Id: mine\r\n\r\n");

        assertThat(passed()).isEmpty();
        assertThat(answer())
                .startsWith("HTTP/1.1 503 Service Unavailable\r\n")
                .containsIgnoringCase("\r\nretry-after: 1\r\n")
                .containsIgnoringCase("\r\ncontent-type: application/json\r\n")
                .containsIgnoringCase("\r\nx-request-id: mine\r\n")
                .contains("\"code\":\"overloaded\"", "\"trace_id\":\"" + TRACE + '"');
        assertThat(shed.kinds).containsExactly(RouteClass.LIST);

        leave();
        comes(PAGE);
        assertThat(passed()).containsExactly("/api/articles");
        assertThat(connection.isOpen()).isTrue();
    }

    @Test
    void two_that_come_together_are_told_one_after_the_other() {
        fill();
        comes(PAGE + PAGE);

        assertThat(answer())
                .satisfies(
                        answers -> assertThat(answers.split("HTTP/1.1 503", -1)).hasSize(3));
    }

    @Test
    void who_asks_for_the_head_alone_gets_no_body() {
        fill();
        comes("HEAD /api/articles HTTP/1.1" + END);

        assertThat(answer()).startsWith("HTTP/1.1 503 ").endsWith("\r\n\r\n");
    }

    @Test
    void other_classes_and_operators_get_in() {
        fill();
        comes(ARTICLE + "GET /ops/jobs HTTP/1.1" + END);

        assertThat(passed()).containsExactly("/api/articles/a", "/ops/jobs");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /api/articles HTTP/1.1\r\nHost: a\r\nOrigin: https://app.example.com\r\n\r\n",
                "GET /api/articles HTTP/1.1\r\nHost: a\r\nAccept: text/html, Application/Problem+JSON\r\n\r\n",
                "GET /api/articles HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\n\r\n{}",
                "GET /api/articles HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n",
                "GET /api/articles HTTP/1.0\r\n\r\n",
                "GET http://a/api/articles HTTP/1.1\r\nHost: a\r\n\r\n",
                "GET /api/articles?search=%zz HTTP/1.1\r\nHost: a\r\n\r\n",
                "POST /api/articles HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\n\r\n{}"
            })
    void what_is_not_plain_passes(String request) {
        fill();
        comes(request);

        assertThat(passed()).hasSize(1);
        assertThat(answer()).isEmpty();
    }

    @Test
    void nobody_is_told_before_those_who_came_before_on_the_connection() {
        comes(PAGE);
        fill();
        comes(PAGE);
        assertThat(passed()).hasSize(2);
        assertThat(answer()).isEmpty();

        answers(HttpResponseStatus.CONTINUE);
        answers(HttpResponseStatus.OK);
        comes(PAGE);
        assertThat(passed()).hasSize(1);

        answers(HttpResponseStatus.OK);
        answers(HttpResponseStatus.OK);
        answer();
        comes(PAGE);
        assertThat(passed()).isEmpty();
        assertThat(answer()).startsWith("HTTP/1.1 503 ");
    }

    @Test
    void a_service_that_stops_ends_connections_by_its_own_answers() {
        fill();
        stopping.set(true);
        comes(PAGE);

        assertThat(passed()).hasSize(1);
    }

    private void fill() {
        while (!admission.isFullFor(RouteClass.LIST, () -> "")) {
            taken.add(resultOf(admission.enter(RouteClass.LIST, () -> "")));
        }
    }

    private void leave() {
        taken.forEach(Place::abandoned);
    }

    private void comes(String text) {
        connection.writeInbound(Unpooled.copiedBuffer(text, StandardCharsets.US_ASCII));
    }

    private void answers(HttpResponseStatus status) {
        var answer = new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, status);
        answer.headers().set(HttpHeaders.CONTENT_LENGTH, 0);
        connection.writeOutbound(answer);
    }

    /** The addresses that were asked for of those behind. */
    private List<String> passed() {
        var addresses = new ArrayList<String>();
        for (var message = connection.readInbound(); message != null; message = connection.readInbound()) {
            if (message instanceof HttpRequest request) {
                addresses.add(request.uri());
            }
            ReferenceCountUtil.release(message);
        }
        return addresses;
    }

    private String answer() {
        return Sent.over(connection);
    }

    /** Remembers who was refused. */
    private static final class Shed implements ShedTelemetry {

        private final List<RouteClass> kinds = new ArrayList<>();

        @Override
        public void shed(RouteClass kind) {
            throw new AssertionError("somebody watched");
        }

        @Override
        public String shedUnwatched(RouteClass kind, HttpMethod method, HttpHeaders headers) {
            kinds.add(kind);
            return TRACE;
        }

        @Override
        public void connectionRefused() {
            throw new AssertionError("all connections are let in");
        }
    }
}
