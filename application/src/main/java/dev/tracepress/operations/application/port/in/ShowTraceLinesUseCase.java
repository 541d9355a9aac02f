package dev.tracepress.operations.application.port.in;

import dev.tracepress.operations.domain.LogLine;
import dev.tracepress.operations.domain.TraceId;
import io.opentelemetry.instrumentation.annotations.WithSpan;
import java.util.List;
import reactor.core.publisher.Mono;

/** An operator reads what was logged in the course of a trace. */
public interface ShowTraceLinesUseCase {

    /**
     * The newest lines of the trace and of all that are linked to it, as its waterfall is: at most as many as
     * {@link dev.tracepress.operations.application.port.out.RecordedLines#MOST}, earliest first; none if none is kept.
     */
    @WithSpan("trace.showLines")
    Mono<List<LogLine>> show(ShowTraceLines command);

    /** Of which trace. */
    record ShowTraceLines(TraceId trace) {}
}
