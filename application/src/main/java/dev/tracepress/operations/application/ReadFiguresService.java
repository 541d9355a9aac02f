package dev.tracepress.operations.application;

import dev.tracepress.operations.application.port.in.ReadFiguresUseCase;
import dev.tracepress.operations.application.port.out.Figure;
import dev.tracepress.operations.application.port.out.ServiceFigures;
import java.util.List;
import reactor.core.publisher.Mono;

final class ReadFiguresService implements ReadFiguresUseCase {

    private final ServiceFigures figures;

    ReadFiguresService(ServiceFigures figures) {
        this.figures = figures;
    }

    @Override
    public Mono<List<Figure>> read() {
        return figures.now().collectList();
    }
}
