package dev.tracepress.operations.application;

import dev.tracepress.operations.application.port.in.ListRequestsUseCase;
import dev.tracepress.operations.application.port.out.RecordedSpans;
import dev.tracepress.operations.domain.RecordedSpan;
import java.util.List;
import java.util.Optional;
import reactor.core.publisher.Mono;

final class ListRequestsService implements ListRequestsUseCase {

    private static final int MOST = 50;
    private static final String ROUTE = "http.route";

    private final KeptSpans spans;

    ListRequestsService(List<RecordedSpans> places) {
        this.spans = new KeptSpans(places);
    }

    @Override
    public Mono<List<RecordedSpan>> list(ListRequests command) {
        return spans.requests()
                .filter(command.which()::include)
                .filter(request -> isOn(request.attribute(ROUTE), command.route()))
                .sort(command.which().order())
                .take(MOST)
                .collectList();
    }

    private static boolean isOn(Optional<String> route, Optional<String> wanted) {
        return wanted.isEmpty() || route.equals(wanted);
    }
}
