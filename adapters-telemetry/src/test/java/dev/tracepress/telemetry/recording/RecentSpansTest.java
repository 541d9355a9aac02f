package dev.tracepress.telemetry.recording;

import static dev.tracepress.testkit.Facts.resultOf;
import static dev.tracepress.testkit.GivenSpan.span;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tracepress.operations.application.port.out.RecordedSpans;
import dev.tracepress.operations.application.port.out.RecordedSpansContract;
import dev.tracepress.operations.domain.RecordedSpan;
import dev.tracepress.operations.domain.SpanRole;
import java.util.List;
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
                .mapToObj(number -> span(number).as(SpanRole.SERVER).recorded())
                .toList());

        assertThat(resultOf(spans.requests().collectList()))
                .hasSize(SpanRing.ROOM)
                .startsWith(span(SpanRing.ROOM + 1).as(SpanRole.SERVER).recorded())
                .doesNotContain(span(1).as(SpanRole.SERVER).recorded());
    }
}
