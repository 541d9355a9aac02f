package dev.tracepress.operations.application.port.out;

import static dev.tracepress.testkit.Facts.optionalOf;
import static dev.tracepress.testkit.Facts.resultOf;
import static dev.tracepress.testkit.GivenSpan.span;
import static dev.tracepress.testkit.GivenSpan.traceId;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tracepress.operations.domain.RecordedSpan;
import dev.tracepress.operations.domain.SpanRole;
import dev.tracepress.operations.domain.TraceId;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What {@link RecordedSpans} promises. */
public abstract class RecordedSpansContract {

    private static final String REQUEST_ID = "http.response.header.x-request-id";

    private static final RecordedSpan REQUEST = span(1).in(1)
            .as(SpanRole.SERVER)
            .with(REQUEST_ID, "r & d = 1%")
            .with("http.route", "/api/articles/{slug}")
            .recorded();

    private static final RecordedSpan ENQUEUING =
            span(2).in(1).as(SpanRole.PRODUCER).with("job.id", "favorite-1").recorded();
    private static final RecordedSpan ATTEMPT =
            span(3).in(2).as(SpanRole.CONSUMER).linkedTo(ENQUEUING).recorded();
    private static final RecordedSpan STATEMENT =
            span(4).in(2).as(SpanRole.CLIENT).recorded();
    private static final RecordedSpan STRANGER =
            span(5).in(3).as(SpanRole.SERVER).with(REQUEST_ID, "twice").recorded();
    private static final RecordedSpan LATER =
            span(6).in(4).as(SpanRole.SERVER).with(REQUEST_ID, "twice").recorded();

    /** What keeps just those, which ended in this order. */
    protected abstract RecordedSpans keeping(List<RecordedSpan> spans);

    @Test
    void where_nothing_is_kept_nothing_is_found() {
        var empty = keeping(List.of());

        assertThat(related(empty, traceId(1))).isEmpty();
        assertThat(resultOf(empty.requests().collectList())).isEmpty();
        assertThat(optionalOf(empty.traceOf("none"))).isEmpty();
    }

    @Test
    void the_spans_of_a_trace_are_found_whole_and_so_are_those_that_link_to_it() {
        assertThat(related(all(), traceId(1))).containsExactlyInAnyOrder(REQUEST, ENQUEUING, ATTEMPT);
        assertThat(related(all(), traceId(2))).containsExactlyInAnyOrder(ATTEMPT, STATEMENT);
        assertThat(related(all(), traceId(2), traceId(3))).containsExactlyInAnyOrder(ATTEMPT, STATEMENT, STRANGER);
        assertThat(related(all(), traceId(9))).isEmpty();
    }

    @Test
    void requests_come_last_ended_first() {
        assertThat(resultOf(all().requests().collectList())).containsExactly(LATER, STRANGER, REQUEST);
    }

    @Test
    void of_many_requests_the_newest_are_told() {
        var asked = asked(IntStream.rangeClosed(1, RecordedSpans.MOST_REQUESTS + 1), "GET /api/articles");

        assertThat(resultOf(keeping(asked).requests().collectList()))
                .isEqualTo(asked.reversed().subList(0, RecordedSpans.MOST_REQUESTS));
    }

    @Test
    void requests_of_the_console_take_nobodys_place() {
        var watched = asked(IntStream.rangeClosed(7, RecordedSpans.MOST_REQUESTS + 7), "GET /console/api/requests");
        var page = span(5_000).as(SpanRole.SERVER).named("GET /console").recorded();
        var spans = keeping(Stream.of(List.of(REQUEST), watched, List.of(page))
                .flatMap(List::stream)
                .toList());

        assertThat(resultOf(spans.requests().collectList())).containsExactly(REQUEST);
    }

    private static List<RecordedSpan> asked(IntStream ids, String name) {
        return ids.mapToObj(id -> span(id).as(SpanRole.SERVER).named(name).recorded())
                .toList();
    }

    @Test
    void a_trace_is_found_by_the_request_and_by_the_newest_of_several() {
        assertThat(optionalOf(all().traceOf("r & d = 1%"))).contains(traceId(1));
        assertThat(optionalOf(all().traceOf("twice"))).contains(traceId(4));
        assertThat(optionalOf(all().traceOf("r"))).isEmpty();
    }

    private RecordedSpans all() {
        return keeping(List.of(REQUEST, ENQUEUING, ATTEMPT, STATEMENT, STRANGER, LATER));
    }

    private static List<RecordedSpan> related(RecordedSpans spans, TraceId... traces) {
        return resultOf(spans.related(Set.of(traces)).collectList());
    }
}
