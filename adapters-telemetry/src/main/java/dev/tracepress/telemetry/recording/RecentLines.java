package dev.tracepress.telemetry.recording;

import dev.tracepress.operations.application.port.out.RecordedLines;
import dev.tracepress.operations.domain.LogLine;
import dev.tracepress.operations.domain.TraceId;
import dev.tracepress.shared.application.port.out.JobKey;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import reactor.core.publisher.Flux;

/** What {@link LineRing} keeps of this process. Each question goes once over all that is kept. */
final class RecentLines implements RecordedLines {

    private final NewestRing<KeptLine> lines;

    RecentLines(NewestRing<KeptLine> lines) {
        this.lines = lines;
    }

    @Override
    public Flux<LogLine> ofTraces(Set<TraceId> traces) {
        var ids = traces.stream().map(TraceId::value).collect(Collectors.toUnmodifiableSet());
        return newest(line -> ids.contains(line.span().getTraceId()));
    }

    @Override
    public Flux<LogLine> ofJob(JobKey job) {
        return newest(line -> line.isOf(job.kind(), job.id()));
    }

    private Flux<LogLine> newest(Predicate<KeptLine> wanted) {
        return Flux.fromStream(
                () -> lines.newestFirst().filter(wanted).limit(MOST).map(KeptLine::read));
    }
}
