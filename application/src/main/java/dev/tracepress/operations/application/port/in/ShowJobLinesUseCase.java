package dev.tracepress.operations.application.port.in;

import dev.tracepress.operations.domain.LogLine;
import dev.tracepress.shared.application.port.out.JobKey;
import io.opentelemetry.instrumentation.annotations.WithSpan;
import java.util.List;
import reactor.core.publisher.Mono;

/** An operator reads what attempts at a job have logged. */
public interface ShowJobLinesUseCase {

    /**
     * The newest lines of all attempts, on whatever worker: at most as many as
     * {@link dev.tracepress.operations.application.port.out.RecordedLines#MOST}, earliest first; none if none is kept.
     */
    @WithSpan("trace.showJobLines")
    Mono<List<LogLine>> show(ShowJobLines command);

    /** Of which job. */
    record ShowJobLines(JobKey job) {}
}
