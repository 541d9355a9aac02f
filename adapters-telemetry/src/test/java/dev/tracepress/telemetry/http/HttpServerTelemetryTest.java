package dev.tracepress.telemetry.http;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.tracepress.shared.adapter.web.server.Shutdown;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.opentelemetry.api.OpenTelemetry;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.http.server.reactive.MockServerHttpResponse;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

/** The access line tells of bytes if it knows that they were sent. */
class HttpServerTelemetryTest {

    private static final long LENGTH = 5_000;

    private final Logger logger = (Logger) LoggerFactory.getLogger("dev.tracepress.access");
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private final HttpServerTelemetry telemetry = new HttpServerTelemetry(
            OpenTelemetry.noop(), new RequestOutcomes(new SimpleMeterRegistry(), new AccessLog()), new Shutdown());

    @BeforeEach
    void listen() {
        log.start();
        logger.addAppender(log);
    }

    @AfterEach
    void stopListening() {
        logger.detachAppender(log);
    }

    @Test
    void what_was_sent_as_it_was_announced() {
        assertThat(bytesTold(HttpMethod.GET, "identity", HttpStatus.OK)).containsExactly(LENGTH);
    }

    @Test
    void an_answer_whose_head_is_all_of_it() {
        assertThat(bytesTold(HttpMethod.HEAD, "identity", HttpStatus.OK)).isEmpty();
        assertThat(bytesTold(HttpMethod.GET, "identity", HttpStatus.NOT_MODIFIED))
                .isEmpty();
    }

    @Test
    void an_answer_that_may_be_compressed_behind_all_that_is_seen() {
        assertThat(bytesTold(HttpMethod.GET, "br, gzip", HttpStatus.OK)).isEmpty();
    }

    @Test
    void an_answer_whose_client_left_in_the_midst_of_it() {
        var request = request(HttpMethod.GET, "identity");
        var response = new MockServerHttpResponse();

        StepVerifier.create(telemetry
                        .apply((_, answer) -> {
                            answer.getHeaders().setContentLength(LENGTH);
                            return answer.setComplete().then(Mono.never());
                        })
                        .handle(request, response))
                .thenCancel()
                .verify();

        assertThat(bytes()).isEmpty();
    }

    private List<Object> bytesTold(HttpMethod method, String coding, HttpStatus status) {
        log.list.clear();
        var handler = telemetry.apply((_, answer) -> {
            answer.setStatusCode(status);
            answer.getHeaders().setContentLength(LENGTH);
            answer.getHeaders().setContentType(MediaType.APPLICATION_JSON);
            return answer.setComplete();
        });
        StepVerifier.create(handler.handle(request(method, coding), new MockServerHttpResponse()))
                .verifyComplete();
        return bytes();
    }

    /** Of what makes no span, which would tell of the connection too. */
    private static MockServerHttpRequest request(HttpMethod method, String coding) {
        return MockServerHttpRequest.method(method, "/api/health")
                .header("Accept-Encoding", coding)
                .build();
    }

    private List<Object> bytes() {
        assertThat(log.list).hasSize(1);
        return log.list.stream()
                .flatMap(line -> line.getKeyValuePairs() == null ? Stream.empty() : line.getKeyValuePairs().stream())
                .filter(pair -> pair.key.equals("bytes"))
                .map(pair -> pair.value)
                .toList();
    }
}
