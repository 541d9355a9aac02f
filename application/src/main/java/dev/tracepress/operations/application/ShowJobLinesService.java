package dev.tracepress.operations.application;

import dev.tracepress.operations.application.port.in.ShowJobLinesUseCase;
import dev.tracepress.operations.application.port.out.RecordedLines;
import dev.tracepress.operations.domain.LogLine;
import java.util.List;
import reactor.core.publisher.Mono;

final class ShowJobLinesService implements ShowJobLinesUseCase {

    private final KeptLines lines;

    ShowJobLinesService(List<RecordedLines> places) {
        this.lines = new KeptLines(places);
    }

    @Override
    public Mono<List<LogLine>> show(ShowJobLines command) {
        return lines.ofJob(command.job());
    }
}
