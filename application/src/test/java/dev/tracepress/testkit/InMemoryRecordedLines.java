package dev.tracepress.testkit;

import dev.tracepress.operations.application.port.out.RecordedLines;
import dev.tracepress.operations.domain.LogLine;
import dev.tracepress.operations.domain.TraceId;
import dev.tracepress.shared.application.port.out.JobKey;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import reactor.core.publisher.Flux;

/** Lines of the log in a list, those first that were logged first. */
public record InMemoryRecordedLines(List<LogLine> lines) implements RecordedLines {

    public InMemoryRecordedLines {
        lines = List.copyOf(lines);
    }

    @Override
    public Flux<LogLine> ofTraces(Set<TraceId> traces) {
        return newest(line -> traces.contains(line.trace()));
    }

    @Override
    public Flux<LogLine> ofJob(JobKey job) {
        return newest(line ->
                line.jobType().equals(Optional.of(job.kind())) && line.jobId().equals(Optional.of(job.id())));
    }

    private Flux<LogLine> newest(Predicate<LogLine> wanted) {
        return Flux.fromIterable(lines.reversed()).filter(wanted).take(MOST);
    }
}
