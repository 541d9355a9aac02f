package dev.tracepress.operations.application;

import dev.tracepress.operations.application.port.in.ListRequestsUseCase;
import dev.tracepress.operations.application.port.in.LookUpUseCase;
import dev.tracepress.operations.application.port.in.ReadFiguresUseCase;
import dev.tracepress.operations.application.port.in.ShowTraceUseCase;
import dev.tracepress.operations.application.port.out.RecordedSpans;
import dev.tracepress.operations.application.port.out.ServiceFigures;
import dev.tracepress.shared.application.port.out.JobQueries;

/** Hands out what operators may see of what happened. */
public final class OperationsUseCases {

    private OperationsUseCases() {}

    public static ShowTraceUseCase showTrace(RecordedSpans spans) {
        return new ShowTraceService(spans);
    }

    public static ListRequestsUseCase listRequests(RecordedSpans spans) {
        return new ListRequestsService(spans);
    }

    public static LookUpUseCase lookUp(RecordedSpans spans, JobQueries jobs) {
        return new LookUpService(spans, jobs);
    }

    public static ReadFiguresUseCase readFigures(ServiceFigures figures) {
        return new ReadFiguresService(figures);
    }
}
