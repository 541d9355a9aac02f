package dev.tracepress.operations.application;

import dev.tracepress.operations.application.port.in.ListWorkersUseCase;
import dev.tracepress.operations.application.port.out.WorkerView;
import dev.tracepress.operations.application.port.out.Workers;
import java.util.Comparator;
import java.util.List;
import reactor.core.publisher.Mono;

final class ListWorkersService implements ListWorkersUseCase {

    private final Places<Workers> places;

    ListWorkersService(List<Workers> places) {
        this.places = new Places<>(places);
    }

    /** This process knows better what it does itself than what it has told. */
    @Override
    public Mono<List<WorkerView>> list() {
        return places.ask(Workers::now)
                .distinct(WorkerView::name)
                .sort(Comparator.comparing(WorkerView::name))
                .collectList();
    }
}
