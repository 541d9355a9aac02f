package dev.tracepress.shared.adapter.web.filter;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tracepress.shared.adapter.web.request.RequestSettings;
import dev.tracepress.shared.adapter.web.request.WaitingTime;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.server.MockServerWebExchange;
import reactor.core.publisher.Mono;

class DeadlineFilterTest {

    private static final Duration DEADLINE = Duration.ofDays(1);

    private final DeadlineFilter filter = new DeadlineFilter(
            new RequestSettings(DEADLINE, Duration.ofSeconds(75), List.of(), Optional.empty()), new LastCall());

    @Test
    void what_a_request_waited_before_is_part_of_its_time() {
        var exchange = MockServerWebExchange.from(MockServerHttpRequest.post("/api/login"));
        WaitingTime.tell(exchange, DEADLINE);

        var late = filter.filter(exchange, _ -> Mono.never());

        assertThatThrownBy(late::block).hasCauseInstanceOf(TimeoutException.class);
    }
}
