package dev.tracepress.shared.adapter.web.admission;

import static dev.tracepress.testkit.Facts.completes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tracepress.shared.domain.SharedError;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpHeaders;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.server.MockServerWebExchange;
import reactor.core.publisher.Mono;

class UnsentAnswersTest {

    private final UnsentAnswers filter = new UnsentAnswers(UnsentAnswers.LARGEST_BYTES);
    private final CompletableFuture<Void> taken = new CompletableFuture<>();

    @ParameterizedTest
    @ValueSource(longs = {UnsentAnswers.LARGEST_BYTES - 1, UnsentAnswers.LARGEST_BYTES})
    void a_large_answer_is_refused_while_others_wait_for_their_clients(long bytes) {
        var slow = answered(bytes, Mono.fromFuture(taken)).toFuture();

        assertThatThrownBy(() -> completes(answered(bytes, Mono.empty()))).isInstanceOf(SharedError.Unavailable.class);

        taken.complete(null);
        slow.join();
        completes(answered(bytes, Mono.empty()));
    }

    @Test
    void what_told_of_a_refused_answer_is_not_said_of_its_refusal() {
        var slow = answered(UnsentAnswers.LARGEST_BYTES, Mono.fromFuture(taken)).toFuture();
        var exchange = exchange();

        assertThatThrownBy(() -> completes(answered(exchange, UnsentAnswers.LARGEST_BYTES, Mono.empty())))
                .isInstanceOf(SharedError.Unavailable.class);

        assertThat(exchange.getResponse().isCommitted()).isFalse();
        assertThat(exchange.getResponse().getHeaders().headerNames())
                .doesNotContain(HttpHeaders.ETAG, HttpHeaders.LINK, HttpHeaders.CONTENT_LENGTH);
        assertThat(slow).isNotDone();
    }

    @Test
    void whose_client_leaves_gives_back_what_it_took() {
        var left = answered(UnsentAnswers.LARGEST_BYTES, Mono.never()).toFuture();

        left.cancel(true);

        completes(answered(UnsentAnswers.LARGEST_BYTES, Mono.empty()));
    }

    @Test
    void others_are_not() {
        var slow = answered(UnsentAnswers.LARGEST_BYTES, Mono.fromFuture(taken)).toFuture();

        completes(answered(UnsentAnswers.LARGEST_BYTES - 1, Mono.empty()));
        completes(answered(UnsentAnswers.LARGE_BYTES - 1, Mono.empty()));

        assertThat(slow).isNotDone();
    }

    private static MockServerWebExchange exchange() {
        return MockServerWebExchange.from(MockServerHttpRequest.get("/api/articles"));
    }

    private Mono<Void> answered(long bytes, Mono<Void> end) {
        return answered(exchange(), bytes, end);
    }

    private Mono<Void> answered(MockServerWebExchange exchange, long bytes, Mono<Void> end) {
        return filter.filter(exchange, asked -> {
            asked.getResponse().getHeaders().setContentLength(bytes);
            asked.getResponse().getHeaders().setETag("\"tag\"");
            asked.getResponse().getHeaders().set(HttpHeaders.LINK, "</next>; rel=\"next\"");
            return asked.getResponse().setComplete().then(end);
        });
    }
}
