package dev.tracepress.operations.adapter.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tracepress.shared.adapter.web.filter.OpenStreams;
import dev.tracepress.shared.adapter.web.ops.OpsAccess;
import dev.tracepress.shared.application.port.in.HealthReport;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpCookie;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;
import reactor.test.scheduler.VirtualTimeScheduler;

/** A stream that has been let in once does not outlive what let it in. */
class ConsoleStreamTest {

    private static final Instant NOON = Instant.parse("2026-11-28T12:00:00Z");

    /** As the scheduler of the stream has it. */
    private static final InstantSource TIME =
            () -> NOON.plusMillis(VirtualTimeScheduler.get().now(TimeUnit.MILLISECONDS));

    private final OpsAccess access = OpsAccess.byToken("a token of operators", TIME);

    @Test
    void it_ends_when_the_session_does() {
        StepVerifier.withVirtualTime(this::stream)
                .thenAwait(OpsAccess.SESSION.plusSeconds(2))
                .thenConsumeWhile(_ -> true)
                .expectComplete()
                .verify(Duration.ofSeconds(10));
    }

    @Test
    void it_lasts_for_as_long_as_the_session() {
        StepVerifier.withVirtualTime(() -> stream().count())
                .thenAwait(OpsAccess.SESSION.plusSeconds(2))
                .assertNext(beats -> assertThat(beats).isEqualTo(OpsAccess.SESSION.toSeconds()))
                .expectComplete()
                .verify(Duration.ofSeconds(10));
    }

    @Test
    void it_ends_when_somebody_signs_out() {
        var request = new AtomicReference<MockServerHttpRequest>();
        StepVerifier.withVirtualTime(() -> stream(request.updateAndGet(_ -> request())))
                .thenAwait(Duration.ofSeconds(1))
                .expectNextCount(2)
                .then(() -> access.signOut(request.get()))
                .thenAwait(Duration.ofSeconds(1))
                .expectComplete()
                .verify(Duration.ofSeconds(10));
    }

    private Flux<ServerSentEvent<PulseResponse>> stream() {
        return stream(request());
    }

    private Flux<ServerSentEvent<PulseResponse>> stream(MockServerHttpRequest request) {
        var pulse = new Pulse(
                () -> Mono.just(new HealthReport(new TreeMap<>())),
                () -> Mono.just(List.of()),
                () -> Mono.just(List.of()),
                () -> Mono.just(List.of()),
                TIME);
        var body = new ConsoleStreamController(pulse, new OpenStreams(), access)
                .stream(request).getBody();
        return body == null ? Flux.empty() : body;
    }

    private MockServerHttpRequest request() {
        var session = access.signIn("a token of operators").orElseThrow();
        return MockServerHttpRequest.get("/console/api/stream")
                .cookie(new HttpCookie(OpsAccess.COOKIE, session))
                .build();
    }
}
