package dev.tracepress.operations.application;

import dev.tracepress.operations.application.port.out.RecordedLines;
import dev.tracepress.operations.domain.LogLine;
import dev.tracepress.operations.domain.TraceId;
import dev.tracepress.shared.application.port.out.JobKey;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The log of all places. */
final class KeptLines {

    private static final Comparator<LogLine> IN_TIME = Comparator.comparing(LogLine::at);

    private final Places<RecordedLines> places;

    KeptLines(List<RecordedLines> places) {
        this.places = new Places<>(places);
    }

    Mono<Boolean> hasOf(TraceId trace) {
        return places.ask(place -> place.ofTraces(Set.of(trace))).hasElements();
    }

    Mono<List<LogLine>> ofTraces(Set<TraceId> traces) {
        return newest(place -> place.ofTraces(traces));
    }

    Mono<List<LogLine>> ofJob(JobKey job) {
        return newest(place -> place.ofJob(job));
    }

    /** A process that has archived a line may have it still: no span says the same twice in one moment. */
    private Mono<List<LogLine>> newest(Function<RecordedLines, Flux<LogLine>> question) {
        return places.ask(question)
                .distinct(line -> List.of(line.at(), line.span(), line.message()))
                .sort(IN_TIME.reversed())
                .take(RecordedLines.MOST)
                .sort(IN_TIME)
                .collectList();
    }
}
