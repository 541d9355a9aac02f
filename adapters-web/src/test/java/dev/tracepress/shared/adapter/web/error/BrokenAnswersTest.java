package dev.tracepress.shared.adapter.web.error;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.http.server.reactive.ReactorHttpHandlerAdapter;
import org.springframework.web.server.WebHandler;
import org.springframework.web.server.adapter.WebHttpHandlerBuilder;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClient;
import reactor.netty.http.client.PrematureCloseException;
import reactor.netty.http.server.HttpServer;

class BrokenAnswersTest {

    @Test
    void an_answer_that_breaks_off_before_its_first_byte_is_no_answer() {
        WebHandler breaksOff = exchange -> {
            var response = exchange.getResponse();
            response.beforeCommit(Mono::never);
            var answer = response.writeWith(Mono.just(DefaultDataBufferFactory.sharedInstance.wrap(new byte[] {'1'})));
            return Mono.firstWithSignal(answer, Mono.error(() -> new IllegalStateException("broken off")));
        };
        var server = HttpServer.create()
                .host("localhost")
                .port(0)
                .handle(new ReactorHttpHandlerAdapter(WebHttpHandlerBuilder.webHandler(breaksOff)
                        .exceptionHandler(new BrokenAnswers())
                        .build()))
                .bindNow();
        try {
            var answer = HttpClient.create()
                    .disableRetry(true)
                    .get()
                    .uri("http://localhost:" + server.port() + "/")
                    .response();

            assertThatThrownBy(answer::block).hasCauseInstanceOf(PrematureCloseException.class);
        } finally {
            server.disposeNow();
        }
    }
}
