package dev.tracepress.operations.application;

import dev.tracepress.operations.application.port.in.ShowTraceLinesUseCase;
import dev.tracepress.operations.application.port.out.RecordedLines;
import dev.tracepress.operations.application.port.out.RecordedSpans;
import dev.tracepress.operations.domain.LogLine;
import java.util.List;
import java.util.Set;
import reactor.core.publisher.Mono;

final class ShowTraceLinesService implements ShowTraceLinesUseCase {

    private final KeptSpans spans;
    private final KeptLines lines;

    ShowTraceLinesService(List<RecordedSpans> spans, List<RecordedLines> lines) {
        this.spans = new KeptSpans(spans);
        this.lines = new KeptLines(lines);
    }

    @Override
    public Mono<List<LogLine>> show(ShowTraceLines command) {
        return spans.story(command.trace())
                .map(story -> KeptSpans.tracesOf(story, Set.of(command.trace())))
                .flatMap(lines::ofTraces);
    }
}
