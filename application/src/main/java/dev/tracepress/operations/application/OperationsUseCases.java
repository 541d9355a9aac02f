package dev.tracepress.operations.application;

import dev.tracepress.operations.application.port.in.ForgetSpansUseCase;
import dev.tracepress.operations.application.port.in.ListRequestsUseCase;
import dev.tracepress.operations.application.port.in.LookUpUseCase;
import dev.tracepress.operations.application.port.in.ReadFiguresUseCase;
import dev.tracepress.operations.application.port.in.ShowTraceUseCase;
import dev.tracepress.operations.application.port.out.RecordedSpans;
import dev.tracepress.operations.application.port.out.ServiceFigures;
import dev.tracepress.operations.application.port.out.SpanArchive;
import dev.tracepress.shared.application.port.out.JobQueries;
import java.time.InstantSource;
import java.util.List;

/** Hands out what operators may see of what happened; where several places keep spans, the first that has one tells it. */
public final class OperationsUseCases {

    private OperationsUseCases() {}

    public static ShowTraceUseCase showTrace(List<RecordedSpans> places) {
        return new ShowTraceService(places);
    }

    public static ListRequestsUseCase listRequests(List<RecordedSpans> places) {
        return new ListRequestsService(places);
    }

    public static LookUpUseCase lookUp(List<RecordedSpans> places, JobQueries jobs) {
        return new LookUpService(places, jobs);
    }

    public static ReadFiguresUseCase readFigures(ServiceFigures figures) {
        return new ReadFiguresService(figures);
    }

    public static ForgetSpansUseCase forgetSpans(SpanArchive archive, InstantSource time) {
        return new ForgetSpansService(archive, time);
    }
}
