package dev.tracepress.telemetry.recording;

import static dev.tracepress.testkit.Facts.resultOf;
import static dev.tracepress.testkit.GivenLine.line;
import static dev.tracepress.testkit.GivenSpan.traceId;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tracepress.operations.application.port.out.RecordedLines;
import dev.tracepress.operations.application.port.out.RecordedLinesContract;
import dev.tracepress.operations.domain.LogLine;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RecentLinesTest extends RecordedLinesContract {

    @Override
    protected RecordedLines keeping(List<LogLine> lines) {
        var ring = new NewestRing<LogLine>(LineRing.ROOM);
        lines.forEach(ring::keep);
        return new RecentLines(ring);
    }

    @Test
    void the_oldest_make_room_for_new_ones() {
        var ring = new NewestRing<LogLine>(2);
        ring.keep(line(1).logged());
        ring.keep(line(2).logged());
        ring.keep(line(3).logged());

        assertThat(resultOf(new RecentLines(ring).ofTraces(Set.of(traceId(1))).collectList()))
                .containsExactly(line(3).logged(), line(2).logged());
    }
}
