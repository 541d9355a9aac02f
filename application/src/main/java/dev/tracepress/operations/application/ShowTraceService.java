package dev.tracepress.operations.application;

import dev.tracepress.operations.application.port.in.ShowTraceUseCase;
import dev.tracepress.operations.application.port.out.RecordedSpans;
import dev.tracepress.operations.domain.Waterfall;
import java.util.List;
import reactor.core.publisher.Mono;

final class ShowTraceService implements ShowTraceUseCase {

    private final KeptSpans spans;

    ShowTraceService(List<RecordedSpans> places) {
        this.spans = new KeptSpans(places);
    }

    @Override
    public Mono<Waterfall> show(ShowTrace command) {
        return spans.story(command.trace()).map(Waterfall::of);
    }
}
