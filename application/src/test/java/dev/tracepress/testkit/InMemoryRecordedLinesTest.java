package dev.tracepress.testkit;

import dev.tracepress.operations.application.port.out.RecordedLines;
import dev.tracepress.operations.application.port.out.RecordedLinesContract;
import dev.tracepress.operations.domain.LogLine;
import java.util.List;

class InMemoryRecordedLinesTest extends RecordedLinesContract {

    @Override
    protected RecordedLines keeping(List<LogLine> lines) {
        return new InMemoryRecordedLines(lines);
    }
}
