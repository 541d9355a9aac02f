package dev.tracepress.testkit;

import dev.tracepress.operations.application.port.out.RecordedSpans;
import dev.tracepress.operations.application.port.out.RecordedSpansContract;
import dev.tracepress.operations.domain.RecordedSpan;
import java.util.List;

class InMemoryRecordedSpansTest extends RecordedSpansContract {

    @Override
    protected RecordedSpans keeping(List<RecordedSpan> spans) {
        return new InMemoryRecordedSpans(spans);
    }
}
