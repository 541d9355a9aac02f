package dev.tracepress.shared.adapter.web.filter;

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
import reactor.test.StepVerifier;

class DeadlineFilterTest {

    private static final Duration DEADLINE = Duration.ofSeconds(3);
    private static final Duration WAITED = Duration.ofSeconds(1);
    private static final Duration MOMENT = Duration.ofMillis(1);

    private final DeadlineFilter filter = new DeadlineFilter(
            new RequestSettings(DEADLINE, Duration.ofSeconds(75), List.of(), Optional.empty()), new LastCall());

    @Test
    void what_a_request_waited_before_is_part_of_its_time() {
        var exchange = MockServerWebExchange.from(MockServerHttpRequest.post("/api/login"));
        WaitingTime.tell(exchange, WAITED);

        StepVerifier.withVirtualTime(() -> filter.filter(exchange, _ -> Mono.never()))
                .expectSubscription()
                .expectNoEvent(DEADLINE.minus(WAITED).minus(MOMENT))
                .thenAwait(MOMENT)
                .verifyError(TimeoutException.class);
    }
}
