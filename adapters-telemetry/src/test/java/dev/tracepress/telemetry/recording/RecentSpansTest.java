package dev.tracepress.telemetry.recording;

import static dev.tracepress.testkit.Facts.resultOf;
import static dev.tracepress.testkit.GivenSpan.span;
import static dev.tracepress.testkit.GivenSpan.traceId;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tracepress.operations.application.port.out.RecordedSpans;
import dev.tracepress.operations.application.port.out.RecordedSpansContract;
import dev.tracepress.operations.domain.RecordedSpan;
import dev.tracepress.operations.domain.SpanRole;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RecentSpansTest extends RecordedSpansContract {

    @Override
    protected RecordedSpans keeping(List<RecordedSpan> spans) {
        var ring = new SpanRing();
        EndedSpans.end(ring, spans);
        return new RecentSpans(ring);
    }

    @Test
    void the_oldest_make_room_for_new_ones() {
        var spans = keeping(IntStream.rangeClosed(1, SpanRing.ROOM + 1)
                .mapToObj(number -> span(number).recorded())
                .toList());

        assertThat(resultOf(spans.related(Set.of(traceId(1))).collectList()))
                .hasSize(SpanRing.ROOM)
                .startsWith(span(SpanRing.ROOM + 1).recorded())
                .doesNotContain(span(1).recorded());
    }

    @Test
    void whoever_listens_is_told_what_ended_since_the_question_was_put() {
        var ring = new SpanRing();
        var spans = new RecentSpans(ring);
        var related = spans.related(Set.of(traceId(1)));
        var requests = spans.requests();
        var trace = spans.traceOf("one");
        var request = span(1).as(SpanRole.SERVER)
                .with("http.response.header.x-request-id", "one")
                .recorded();

        EndedSpans.end(ring, List.of(request));

        assertThat(resultOf(related.collectList())).containsExactly(request);
        assertThat(resultOf(requests.collectList())).containsExactly(request);
        assertThat(resultOf(trace)).isEqualTo(traceId(1));
    }
}
