package dev.tracepress.operations.application.port.out;

import static dev.tracepress.testkit.Facts.resultOf;
import static dev.tracepress.testkit.GivenLine.line;
import static dev.tracepress.testkit.GivenSpan.traceId;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tracepress.operations.domain.LogLine;
import dev.tracepress.shared.application.port.out.JobKey;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What {@link RecordedLines} promises. */
public abstract class RecordedLinesContract {

    private static final LogLine REQUEST = line(1).in(1).with("user_id", "7").logged();
    private static final LogLine ATTEMPT =
            line(2).in(1).of("errand", "errand-1").logged();
    private static final LogLine RETRY = line(3).in(2)
            .of("errand", "errand-1")
            .failing("an error\n\tat a.place")
            .logged();
    private static final LogLine STRANGER =
            line(4).in(3).of("chore", "errand-1").logged();

    /** What keeps just those, which were logged in this order. */
    protected abstract RecordedLines keeping(List<LogLine> lines);

    @Test
    void where_nothing_is_kept_nothing_is_found() {
        var empty = keeping(List.of());

        assertThat(resultOf(empty.ofTraces(Set.of(traceId(1))).collectList())).isEmpty();
        assertThat(resultOf(empty.ofJob(new JobKey("errand", "errand-1")).collectList()))
                .isEmpty();
    }

    @Test
    void the_lines_of_traces_are_found_latest_first() {
        assertThat(resultOf(all().ofTraces(Set.of(traceId(1), traceId(2))).collectList()))
                .containsExactly(RETRY, ATTEMPT, REQUEST);
        assertThat(resultOf(all().ofTraces(Set.of(traceId(9))).collectList())).isEmpty();
    }

    @Test
    void the_lines_of_a_job_are_found_in_whatever_trace_its_attempts_were() {
        assertThat(resultOf(all().ofJob(new JobKey("errand", "errand-1")).collectList()))
                .containsExactly(RETRY, ATTEMPT);
        assertThat(resultOf(all().ofJob(new JobKey("errand", "errand-2")).collectList()))
                .isEmpty();
    }

    @Test
    void of_many_the_newest_are_told() {
        var logged = IntStream.rangeClosed(1, RecordedLines.MOST + 1)
                .mapToObj(number -> line(number).of("errand", "errand-1").logged())
                .toList();
        var many = keeping(logged);

        var newest = logged.reversed().subList(0, RecordedLines.MOST);
        assertThat(resultOf(many.ofTraces(Set.of(traceId(1))).collectList())).isEqualTo(newest);
        assertThat(resultOf(many.ofJob(new JobKey("errand", "errand-1")).collectList()))
                .isEqualTo(newest);
    }

    private RecordedLines all() {
        return keeping(List.of(REQUEST, ATTEMPT, RETRY, STRANGER));
    }
}
