package dev.tracepress.shared.adapter.web.ops;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tracepress.shared.adapter.web.audit.AuditLog;
import dev.tracepress.shared.adapter.web.request.ClientAddresses;
import dev.tracepress.shared.adapter.web.request.ProxySettings;
import dev.tracepress.shared.application.port.in.CountAttemptUseCase;
import dev.tracepress.shared.domain.SharedError;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

/** What it counts is a test of the whole service; this is about a database that is away. */
class OpsThrottleTest {

    private static final MockServerHttpRequest REQUEST = MockServerHttpRequest.get("/ops/jobs")
            .remoteAddress(new InetSocketAddress("192.0.2.1", 1))
            .build();

    @Test
    void while_nobody_can_count_nobody_is_kept_out() {
        var away = throttle(_ -> Mono.error(new SharedError.Unavailable(new IllegalStateException("away"))));

        StepVerifier.create(away.look(REQUEST)).verifyComplete();
        StepVerifier.create(away.wrong(REQUEST)).verifyComplete();
    }

    @Test
    void a_database_that_does_not_answer_is_waited_for_a_second() {
        StepVerifier.withVirtualTime(() -> throttle(_ -> Mono.never()).look(REQUEST))
                .thenAwait(Duration.ofSeconds(1))
                .verifyComplete();
    }

    @Test
    void what_is_wrong_otherwise_is_told() {
        var broken = throttle(_ -> Mono.error(new IllegalStateException("a bug")));

        assertThatThrownBy(() -> broken.look(REQUEST).block()).hasMessage("a bug");
    }

    private static OpsThrottle throttle(CountAttemptUseCase attempts) {
        return new OpsThrottle(attempts, new ClientAddresses(new ProxySettings(List.of())), new AuditLog());
    }
}
