package dev.tracepress.operations.application.port.out;

import dev.tracepress.operations.domain.LogLine;
import dev.tracepress.operations.domain.TraceId;
import dev.tracepress.shared.application.port.out.JobKey;
import java.util.Set;
import reactor.core.publisher.Flux;

/**
 * The newest lines of the log, as many as there is room for: an old one makes room for a new one, and nobody waits for that. What
 * is kept is what was logged in a trace, sampled or not. Of each question the {@value #MOST} newest are told, latest first.
 */
public interface RecordedLines {

    int MOST = 500;

    /** Those of any of the traces. */
    Flux<LogLine> ofTraces(Set<TraceId> traces);

    /** Those of all attempts at the job. */
    Flux<LogLine> ofJob(JobKey job);
}
