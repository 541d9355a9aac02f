package dev.tracepress.telemetry.recording;

import dev.tracepress.operations.application.port.out.RecordedLines;
import dev.tracepress.operations.domain.LogLine;
import dev.tracepress.operations.domain.TraceId;
import dev.tracepress.shared.application.port.out.JobKey;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import reactor.core.publisher.Flux;

/** What {@link LineRing} keeps of this process. Each question goes once over all that is kept. */
final class RecentLines implements RecordedLines {

    private final NewestRing<LogLine> lines;

    RecentLines(NewestRing<LogLine> lines) {
        this.lines = lines;
    }

    @Override
    public Flux<LogLine> ofTraces(Set<TraceId> traces) {
        return newest(line -> traces.contains(line.trace()));
    }

    @Override
    public Flux<LogLine> ofJob(JobKey job) {
        var id = Optional.of(job.id());
        var kind = Optional.of(job.kind());
        return newest(line -> line.jobId().equals(id) && line.jobType().equals(kind));
    }

    private Flux<LogLine> newest(Predicate<LogLine> wanted) {
        return Flux.fromStream(() -> lines.newestFirst().filter(wanted).limit(MOST));
    }
}
