package dev.tracepress.operations.application.port.out;

import dev.tracepress.operations.domain.LogLine;
import java.time.Instant;
import java.util.List;
import reactor.core.publisher.Mono;

/** Where a process puts its log for the others to see. It has room for so many lines, and old ones make room for new ones. */
public interface LineArchive {

    /** Keeps them, all or none, as later than all that are there. */
    Mono<Void> keep(List<LogLine> lines);

    /** Forgets those that were logged before that time; returns how many there were. */
    Mono<Long> forget(Instant before);
}
