package dev.tracepress.shared.adapter.web.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tracepress.shared.adapter.web.request.RequestSettings;
import dev.tracepress.shared.adapter.web.request.WaitingTime;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ReactorHttpHandlerAdapter;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.server.MockServerWebExchange;
import org.springframework.web.server.WebHandler;
import org.springframework.web.server.adapter.WebHttpHandlerBuilder;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Signal;
import reactor.core.publisher.Sinks;
import reactor.netty.http.client.HttpClient;
import reactor.netty.http.server.HttpServer;

class DeadlineFilterTest {

    private static final Duration DEADLINE = Duration.ofDays(1);

    private final LastCall lastCall = new LastCall();
    private final DeadlineFilter filter = new DeadlineFilter(
            new RequestSettings(DEADLINE, Duration.ofSeconds(75), List.of(), Optional.empty()), lastCall);

    @Test
    void what_a_request_waited_before_is_part_of_its_time() {
        var exchange = MockServerWebExchange.from(MockServerHttpRequest.post("/api/login"));
        WaitingTime.tell(exchange, DEADLINE);

        var late = filter.filter(exchange, _ -> Mono.never());

        assertThatThrownBy(late::block).hasCauseInstanceOf(TimeoutException.class);
    }

    @Test
    void what_has_not_begun_is_answered_when_the_service_stops() {
        var exchange = MockServerWebExchange.from(MockServerHttpRequest.post("/api/login"));

        var cutOff = filter.filter(exchange, _ -> Mono.<Void>never().doOnSubscribe(_ -> lastCall.stop()));

        assertThatThrownBy(cutOff::block).hasCauseInstanceOf(TimeoutException.class);
    }

    /** The server calls it sent, and the service stops, before the filters hear of it. */
    @Test
    void an_answer_that_is_sent_when_the_service_stops_is_not_late() {
        var outcome = Sinks.<Signal<Void>>one();
        WebHandler answers = exchange -> filter.filter(
                        exchange,
                        chained -> chained.getResponse()
                                .writeWith(Mono.just(DefaultDataBufferFactory.sharedInstance.wrap(new byte[] {'1'})))
                                .then(Mono.<Void>fromRunnable(lastCall::stop)))
                .materialize()
                .doOnNext(outcome::tryEmitValue)
                .then();

        assertThat(answerOf(answers)).isEqualTo("200 OK 1");
        assertThat(outcome.asMono().block())
                .satisfies(signal -> assertThat(signal.isOnComplete()).isTrue());
    }

    /** Longer than what has begun is given to be read, as on a machine that is very busy. */
    @Test
    void an_answer_that_takes_long_to_begin_is_sent_whole_although_the_service_stops() {
        WebHandler answers = exchange -> filter.filter(exchange, chained -> {
            var response = chained.getResponse();
            response.beforeCommit(() -> Mono.fromRunnable(lastCall::stop)
                    .then(Mono.delay(UnreadAnswer.MOMENT.multipliedBy(2)))
                    .then());
            response.setStatusCode(HttpStatus.CREATED);
            return response.writeWith(Mono.just(DefaultDataBufferFactory.sharedInstance.wrap(new byte[] {'1'})));
        });

        assertThat(answerOf(answers)).isEqualTo("201 Created 1");
    }

    private static String answerOf(WebHandler answers) {
        var server = HttpServer.create()
                .host("localhost")
                .port(0)
                .handle(new ReactorHttpHandlerAdapter(
                        WebHttpHandlerBuilder.webHandler(answers).build()))
                .bindNow();
        try {
            return HttpClient.create()
                    .get()
                    .uri("http://localhost:" + server.port() + "/")
                    .responseSingle((response, body) -> body.asString().map(text -> response.status() + " " + text))
                    .blockOptional()
                    .orElseThrow();
        } finally {
            server.disposeNow();
        }
    }
}
