package dev.tracepress.telemetry.usecase;

import static dev.tracepress.testkit.Facts.completes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tracepress.article.domain.ArticleError;
import dev.tracepress.identity.application.port.in.LoginUseCase;
import dev.tracepress.identity.application.port.in.LoginUseCase.Login;
import dev.tracepress.identity.application.port.in.SignedIn;
import dev.tracepress.identity.domain.Credentials;
import dev.tracepress.identity.domain.IdentityError;
import dev.tracepress.shared.adapter.web.error.ErrorCode;
import dev.tracepress.shared.adapter.web.error.ErrorMapping;
import dev.tracepress.shared.adapter.web.error.HttpError;
import dev.tracepress.shared.adapter.web.error.RequestErrorCodes;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.instrumentation.annotations.WithSpan;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/** What is seen of a use case by how it ends. */
class UseCaseTelemetryTest {

    private static final ErrorMapping MAPPING = new ErrorMapping() {
        @Override
        public Optional<HttpError> map(Throwable error) {
            return switch (error) {
                case ArticleError.TooMuchContention _ ->
                    Optional.of(HttpError.retriable(RequestErrorCodes.DEADLINE_EXCEEDED, "later"));
                case IdentityError.InvalidCredentials _ -> Optional.of(HttpError.invalidToken("no"));
                default -> Optional.empty();
            };
        }

        @Override
        public List<ErrorCode> codes() {
            return List.of();
        }
    };

    private final Ended ended = new Ended();
    private final SdkTracerProvider tracers = SdkTracerProvider.builder()
            .addSpanProcessor(SimpleSpanProcessor.create(ended))
            .build();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final UseCaseFigures figures = new UseCaseFigures(meters, InstantSource.system());

    @AfterEach
    void close() {
        tracers.close();
    }

    @Test
    void a_no_leaves_the_span_unmarked() {
        logIn(Mono.error(new IdentityError.InvalidCredentials()));

        assertThat(ended.spans).singleElement().satisfies(span -> {
            assertThat(span.getStatus().getStatusCode()).isEqualTo(StatusCode.UNSET);
            assertThat(span.getAttributes().asMap()).containsValue(IdentityError.InvalidCredentials.class.getName());
        });
        assertThat(attempts("failed")).isEqualTo(1);
    }

    @Test
    void what_clients_are_asked_to_try_again_marks_it_though_a_rule_of_the_domain_says_so() {
        logIn(Mono.error(new ArticleError.TooMuchContention()));

        assertMarked();
    }

    @Test
    void what_no_client_is_told_of_marks_it() {
        logIn(Mono.error(new IllegalArgumentException()));

        assertMarked();
    }

    @Test
    void one_that_nobody_waited_for_neither_succeeded_nor_failed() {
        watched(_ -> Mono.never()).login(login()).subscribe().dispose();

        assertThat(attempts("cancelled")).isEqualTo(1);
        assertThat(attempts("success")).isZero();
        assertThat(attempts("failed")).isZero();
        assertThat(ended.spans).singleElement().satisfies(span -> {
            assertThat(span.getStatus().getStatusCode()).isEqualTo(StatusCode.UNSET);
            assertThat(span.getAttributes().asMap()).containsValue("cancelled");
        });
    }

    @Test
    void what_is_part_of_another_has_succeeded_once_that_has() {
        var committed = Sinks.<String>one();
        var answer = around(logIn().then(committed.asMono())).toFuture();
        assertThat(attempts("success")).isZero();

        committed.tryEmitValue("done").orThrow();

        assertThat(answer).isCompletedWithValue("done");
        assertThat(attempts("success")).isEqualTo(1);
    }

    @Test
    void what_another_rolls_back_has_failed() {
        completes(around(logIn().then(Mono.<String>error(new IllegalStateException())))
                .onErrorComplete());

        assertThat(attempts("success")).isZero();
        assertThat(attempts("failed")).isEqualTo(1);
    }

    /** The transaction is shielded: what is done in it goes on when whoever asked has left. */
    @Test
    void what_succeeds_after_the_other_was_given_up_was_cancelled() {
        var goOn = Sinks.<String>one();
        var shielded = Mono.<String>deferContextual(context -> Mono.fromFuture(
                goOn.asMono().then(logIn()).contextWrite(context).toFuture(), true));

        around(shielded).subscribe().dispose();
        goOn.tryEmitValue("go on").orThrow();

        assertThat(attempts("success")).isZero();
        assertThat(attempts("cancelled")).isEqualTo(1);
    }

    @Test
    void many_answers_are_one_span() {
        var watched = (FindAll) telemetry().postProcessAfterInitialization((FindAll) () -> Flux.just("a", "b"), "all");

        completes(watched.find().then());

        assertThat(ended.spans)
                .singleElement()
                .satisfies(span -> assertThat(span.getName()).isEqualTo("test.findAll"));
    }

    @Test
    void a_span_that_nobody_can_make_is_refused_at_the_start() {
        assertThatThrownBy(() -> telemetry().postProcessAfterInitialization((FindNow) () -> "a", "now"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("@WithSpan on");
    }

    /** Answers with many. */
    interface FindAll {
        @WithSpan("test.findAll")
        Flux<String> find();
    }

    /** Does what others do, in one transaction. */
    interface Around {
        @WithSpan("test.around")
        Mono<String> run();
    }

    /** Answers before anybody can watch. */
    interface FindNow {
        @WithSpan("test.findNow")
        String find();
    }

    private UseCaseTelemetry telemetry() {
        return new UseCaseTelemetry(() -> tracers.get("test"), () -> figures, new Refusals(() -> List.of(MAPPING)));
    }

    private void assertMarked() {
        assertThat(ended.spans)
                .singleElement()
                .satisfies(span -> assertThat(span.getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR));
    }

    private void logIn(Mono<SignedIn> outcome) {
        completes(watched(_ -> outcome).login(login()).onErrorComplete().then());
    }

    /** As a part of something else. */
    private Mono<String> logIn() {
        return watched(_ -> Mono.empty()).login(login()).then(Mono.empty());
    }

    private Mono<String> around(Mono<String> work) {
        return ((Around) telemetry().postProcessAfterInitialization((Around) () -> work, "around")).run();
    }

    private LoginUseCase watched(LoginUseCase useCase) {
        return (LoginUseCase)
                new UseCaseTelemetry(() -> tracers.get("test"), () -> figures, new Refusals(() -> List.of(MAPPING)))
                        .postProcessAfterInitialization(useCase, "login");
    }

    private double attempts(String result) {
        return meters.get("auth.login.attempts").tag("result", result).counter().count();
    }

    private static Login login() {
        return new Login(Credentials.of("ada@example.com", "secret1"));
    }

    private static final class Ended implements SpanExporter {

        private final List<SpanData> spans = new CopyOnWriteArrayList<>();

        @Override
        public CompletableResultCode export(Collection<SpanData> batch) {
            spans.addAll(batch);
            return CompletableResultCode.ofSuccess();
        }

        @Override
        public CompletableResultCode flush() {
            return CompletableResultCode.ofSuccess();
        }

        @Override
        public CompletableResultCode shutdown() {
            return CompletableResultCode.ofSuccess();
        }
    }
}
