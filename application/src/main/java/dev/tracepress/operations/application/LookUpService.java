package dev.tracepress.operations.application;

import dev.tracepress.operations.application.port.in.LookUpUseCase;
import dev.tracepress.operations.application.port.out.RecordedLines;
import dev.tracepress.operations.application.port.out.RecordedSpans;
import dev.tracepress.operations.domain.OperationsError;
import dev.tracepress.operations.domain.TraceId;
import dev.tracepress.shared.application.port.out.JobKey;
import dev.tracepress.shared.application.port.out.JobQueries;
import dev.tracepress.shared.application.port.out.JobView;
import java.util.List;
import java.util.Set;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

final class LookUpService implements LookUpUseCase {

    private final KeptSpans spans;
    private final KeptLines lines;
    private final JobQueries jobs;

    LookUpService(List<RecordedSpans> spans, List<RecordedLines> lines, JobQueries jobs) {
        this.spans = new KeptSpans(spans);
        this.lines = new KeptLines(lines);
        this.jobs = jobs;
    }

    @Override
    public Mono<Found> lookUp(LookUp command) {
        var text = command.text().value().strip();
        return Mono.justOrEmpty(TraceId.in(text))
                .filterWhen(this::isKept)
                .switchIfEmpty(Mono.defer(() -> spans.traceOf(text)))
                .map(Found::of)
                .switchIfEmpty(Mono.defer(() -> job(text).map(job -> Found.of(job.key()))))
                .switchIfEmpty(Mono.error(OperationsError.TraceNotFound::new));
    }

    private Mono<Boolean> isKept(TraceId trace) {
        return spans.related(Set.of(trace))
                .hasElements()
                .flatMap(isKept -> isKept ? Mono.just(true) : lines.hasOf(trace));
    }

    private Mono<JobView> job(String id) {
        return jobs.kinds()
                .flatMapMany(Flux::fromIterable)
                .concatMap(kind -> jobs.find(new JobKey(kind.kind(), id)))
                .next();
    }
}
