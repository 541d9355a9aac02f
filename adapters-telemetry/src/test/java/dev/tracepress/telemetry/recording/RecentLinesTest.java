package dev.tracepress.telemetry.recording;

import static dev.tracepress.testkit.Facts.resultOf;
import static dev.tracepress.testkit.GivenLine.line;
import static dev.tracepress.testkit.GivenSpan.traceId;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tracepress.operations.application.port.out.RecordedLines;
import dev.tracepress.operations.application.port.out.RecordedLinesContract;
import dev.tracepress.operations.domain.LogLine;
import dev.tracepress.telemetry.catalog.LogKey;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RecentLinesTest extends RecordedLinesContract {

    @Override
    protected RecordedLines keeping(List<LogLine> lines) {
        var ring = new NewestRing<KeptLine>(LineRing.ROOM);
        lines.forEach(line -> ring.keep(kept(line)));
        return new RecentLines(ring);
    }

    @Test
    void the_oldest_make_room_for_new_ones() {
        var ring = new NewestRing<KeptLine>(2);
        ring.keep(kept(line(1).logged()));
        ring.keep(kept(line(2).logged()));
        ring.keep(kept(line(3).logged()));

        assertThat(resultOf(new RecentLines(ring).ofTraces(Set.of(traceId(1))).collectList()))
                .containsExactly(line(3).logged(), line(2).logged());
    }

    private static KeptLine kept(LogLine line) {
        var fields = new EnumMap<LogKey, String>(LogKey.class);
        line.fields().forEach((key, value) -> fields.put(keyOf(key), value));
        return new KeptLine(
                line.at(),
                SpanContext.create(
                        line.trace().value(), line.span().span(), TraceFlags.getSampled(), TraceState.getDefault()),
                line.level(),
                line.logger(),
                line.message(),
                line.error().orElse(null),
                List.of(),
                fields,
                line.process());
    }

    private static LogKey keyOf(String name) {
        return Arrays.stream(LogKey.values())
                .filter(key -> key.key().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
