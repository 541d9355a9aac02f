package dev.tracepress.operations.application;

import static dev.tracepress.testkit.Facts.resultOf;
import static dev.tracepress.testkit.GivenLine.line;
import static dev.tracepress.testkit.GivenSpan.span;
import static dev.tracepress.testkit.GivenSpan.traceId;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tracepress.operations.application.port.in.ShowJobLinesUseCase.ShowJobLines;
import dev.tracepress.operations.application.port.in.ShowTraceLinesUseCase.ShowTraceLines;
import dev.tracepress.operations.application.port.out.RecordedLines;
import dev.tracepress.operations.domain.LogLine;
import dev.tracepress.operations.domain.RecordedSpan;
import dev.tracepress.operations.domain.SpanRole;
import dev.tracepress.operations.domain.TraceId;
import dev.tracepress.shared.application.port.out.JobKey;
import dev.tracepress.shared.domain.SharedError;
import dev.tracepress.testkit.InMemoryRecordedLines;
import dev.tracepress.testkit.InMemoryRecordedSpans;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;

class ShowLinesServicesTest {

    private static final JobKey ERRAND = new JobKey("errand", "errand-1");

    private static final RecordedSpan ENQUEUING =
            span(1).in(1).as(SpanRole.PRODUCER).recorded();
    private static final RecordedSpan RETRY =
            span(2).in(2).as(SpanRole.CONSUMER).linkedTo(ENQUEUING).recorded();

    private static final LogLine REQUEST = line(1).in(1).logged();
    private static final LogLine ATTEMPTED =
            line(2).in(1).of("errand", "errand-1").logged();
    private static final LogLine RETRIED =
            line(3).in(2).of("errand", "errand-1").logged();
    private static final LogLine STRANGER = line(4).in(3).logged();

    private static final RecordedLines HERE = keeping(ATTEMPTED, STRANGER);
    private static final RecordedLines THERE = keeping(REQUEST, ATTEMPTED, RETRIED);

    @Test
    void the_lines_of_a_trace_are_shown_in_time_with_those_of_all_that_belongs_to_it() {
        for (var trace : List.of(1, 2)) {
            assertThat(ofTrace(trace, HERE, THERE)).containsExactly(REQUEST, ATTEMPTED, RETRIED);
        }
        assertThat(ofTrace(9, HERE, THERE)).isEmpty();
    }

    @Test
    void the_lines_of_a_job_are_those_of_all_its_attempts() {
        assertThat(ofJob(HERE, THERE)).containsExactly(ATTEMPTED, RETRIED);
    }

    @Test
    void a_place_that_is_away_keeps_nobody_from_what_the_others_have() {
        assertThat(ofTrace(1, new Away(), HERE)).containsExactly(ATTEMPTED);
        assertThat(ofJob(new Away(), HERE)).containsExactly(ATTEMPTED);
    }

    @Test
    void of_many_in_several_places_the_newest_are_shown() {
        var early = lines(1, RecordedLines.MOST);
        var late = lines(RecordedLines.MOST + 1, RecordedLines.MOST + 7);

        assertThat(ofTrace(1, keeping(early), keeping(late))).containsExactly(lines(8, RecordedLines.MOST + 7));
    }

    private static LogLine[] lines(int first, int last) {
        return IntStream.rangeClosed(first, last)
                .mapToObj(number -> line(number).logged())
                .toArray(LogLine[]::new);
    }

    private static RecordedLines keeping(LogLine... lines) {
        return new InMemoryRecordedLines(List.of(lines));
    }

    private static List<LogLine> ofTrace(int trace, RecordedLines... places) {
        return resultOf(OperationsUseCases.showTraceLines(
                        List.of(new InMemoryRecordedSpans(List.of(ENQUEUING, RETRY))), List.of(places))
                .show(new ShowTraceLines(traceId(trace))));
    }

    private static List<LogLine> ofJob(RecordedLines... places) {
        return resultOf(OperationsUseCases.showJobLines(List.of(places)).show(new ShowJobLines(ERRAND)));
    }

    /** A database that does not answer. */
    private record Away() implements RecordedLines {

        @Override
        public Flux<LogLine> ofTraces(Set<TraceId> traces) {
            return Flux.error(new SharedError.Unavailable(new IllegalStateException("away")));
        }

        @Override
        public Flux<LogLine> ofJob(JobKey job) {
            return ofTraces(Set.of());
        }
    }
}
