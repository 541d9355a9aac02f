package dev.tracepress.operations.application;

import static dev.tracepress.testkit.Facts.resultOf;
import static dev.tracepress.testkit.GivenLine.line;
import static dev.tracepress.testkit.GivenSpan.span;
import static dev.tracepress.testkit.GivenSpan.traceId;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tracepress.operations.application.port.in.LookUpUseCase.Found;
import dev.tracepress.operations.application.port.in.LookUpUseCase.LookUp;
import dev.tracepress.operations.domain.OperationsError;
import dev.tracepress.operations.domain.SpanRole;
import dev.tracepress.shared.application.port.out.JobKey;
import dev.tracepress.shared.application.port.out.JobKindView;
import dev.tracepress.shared.application.port.out.JobPage;
import dev.tracepress.shared.application.port.out.JobQueries;
import dev.tracepress.shared.application.port.out.JobSearch;
import dev.tracepress.shared.application.port.out.JobState;
import dev.tracepress.shared.application.port.out.JobView;
import dev.tracepress.shared.domain.Text;
import dev.tracepress.testkit.InMemoryRecordedLines;
import dev.tracepress.testkit.InMemoryRecordedSpans;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

class LookUpServiceTest {

    private static final String REQUEST_ID = "http.response.header.x-request-id";
    private static final JobKey ERRAND = new JobKey("errand", "errand-1");

    /** A caller may name a request as a trace is named. */
    private static final String LIKE_A_TRACE = traceId(8).value();

    private static final InMemoryRecordedSpans SPANS = new InMemoryRecordedSpans(List.of(
            span(1).in(1).as(SpanRole.SERVER).with(REQUEST_ID, "a request").recorded(),
            span(2).in(2).as(SpanRole.SERVER).with(REQUEST_ID, LIKE_A_TRACE).recorded()));

    private static final InMemoryRecordedLines LINES =
            new InMemoryRecordedLines(List.of(line(1).in(3).logged()));

    @Test
    void a_trace_is_found_by_its_id_by_a_traceparent_and_by_the_request() {
        assertThat(found(traceId(1).value())).isEqualTo(Found.of(traceId(1)));
        assertThat(found("00-%s-00f067aa0ba902b7-01".formatted(traceId(1).value())))
                .isEqualTo(Found.of(traceId(1)));
        assertThat(found(" a request\n")).isEqualTo(Found.of(traceId(1)));
        assertThat(found(LIKE_A_TRACE)).isEqualTo(Found.of(traceId(2)));
    }

    /** An error names its trace, and what was not sampled has been logged all the same. */
    @Test
    void a_trace_is_found_of_which_only_lines_of_the_log_are_kept() {
        assertThat(found(traceId(3).value())).isEqualTo(Found.of(traceId(3)));
    }

    @Test
    void a_job_is_found_by_its_id_whatever_its_kind() {
        assertThat(found("errand-1")).isEqualTo(Found.of(ERRAND));
    }

    @Test
    void what_names_nothing_that_is_kept_is_an_error() {
        for (var name : List.of(traceId(9).value(), "another request", "errand-2", "")) {
            assertThatThrownBy(() -> found(name)).isInstanceOf(OperationsError.TraceNotFound.class);
        }
    }

    private static Found found(String name) {
        return resultOf(OperationsUseCases.lookUp(
                        List.of(new OperationsServicesTest.Away(), SPANS), List.of(LINES), new OneErrand())
                .lookUp(new LookUp(new Text(name))));
    }

    /** A queue of two kinds, with one job of the second. */
    private record OneErrand() implements JobQueries {

        @Override
        public Mono<List<JobKindView>> kinds() {
            return Mono.just(Stream.of("chore", "errand")
                    .map(kind -> new JobKindView(kind, Optional.empty(), 0, 0, 0, 0, 0, Duration.ZERO))
                    .toList());
        }

        @Override
        public Mono<JobView> find(JobKey key) {
            return Mono.just(key).filter(ERRAND::equals).map(OneErrand::view);
        }

        @Override
        public Mono<JobPage> page(JobSearch search) {
            return Mono.just(new JobPage(List.of(), Optional.empty(), 0));
        }

        private static JobView view(JobKey key) {
            return new JobView(
                    key,
                    JobState.WAITING,
                    0,
                    0,
                    List.of(),
                    Instant.EPOCH,
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty());
        }
    }
}
