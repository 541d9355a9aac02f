package dev.tracepress.operations.application.port.out;

import dev.tracepress.operations.domain.RecordedSpan;
import java.time.Instant;
import java.util.List;
import reactor.core.publisher.Mono;

/** Where a process puts its spans for the others to see. It has room for so many, and old ones make room for new ones. */
public interface SpanArchive {

    /** Keeps them, all or none; those that are kept already stay as they are. */
    Mono<Void> keep(List<RecordedSpan> spans);

    /** Forgets those that began before that time; returns how many there were. */
    Mono<Long> forget(Instant before);
}
