package dev.tracepress.operations.application;

import dev.tracepress.operations.application.port.in.ForgetRecordsUseCase;
import dev.tracepress.operations.application.port.in.ListRequestsUseCase;
import dev.tracepress.operations.application.port.in.ListWorkersUseCase;
import dev.tracepress.operations.application.port.in.LookUpUseCase;
import dev.tracepress.operations.application.port.in.ReadFiguresUseCase;
import dev.tracepress.operations.application.port.in.ShowJobLinesUseCase;
import dev.tracepress.operations.application.port.in.ShowTraceLinesUseCase;
import dev.tracepress.operations.application.port.in.ShowTraceUseCase;
import dev.tracepress.operations.application.port.out.LineArchive;
import dev.tracepress.operations.application.port.out.RecordedLines;
import dev.tracepress.operations.application.port.out.RecordedSpans;
import dev.tracepress.operations.application.port.out.ServiceFigures;
import dev.tracepress.operations.application.port.out.SpanArchive;
import dev.tracepress.operations.application.port.out.Workers;
import dev.tracepress.shared.application.port.out.JobQueries;
import java.time.InstantSource;
import java.util.List;

/** Hands out what operators may see of what happened; where several places keep spans, the first that has one tells it. */
public final class OperationsUseCases {

    private OperationsUseCases() {}

    public static ShowTraceUseCase showTrace(List<RecordedSpans> places) {
        return new ShowTraceService(places);
    }

    public static ShowTraceLinesUseCase showTraceLines(List<RecordedSpans> spans, List<RecordedLines> lines) {
        return new ShowTraceLinesService(spans, lines);
    }

    public static ShowJobLinesUseCase showJobLines(List<RecordedLines> places) {
        return new ShowJobLinesService(places);
    }

    public static ListRequestsUseCase listRequests(List<RecordedSpans> places) {
        return new ListRequestsService(places);
    }

    public static LookUpUseCase lookUp(List<RecordedSpans> spans, List<RecordedLines> lines, JobQueries jobs) {
        return new LookUpService(spans, lines, jobs);
    }

    public static ListWorkersUseCase listWorkers(List<Workers> places) {
        return new ListWorkersService(places);
    }

    public static ReadFiguresUseCase readFigures(ServiceFigures figures) {
        return new ReadFiguresService(figures);
    }

    public static ForgetRecordsUseCase forgetRecords(SpanArchive spans, LineArchive lines, InstantSource time) {
        return new ForgetRecordsService(spans, lines, time);
    }
}
