package dev.tracepress.shared.application.port.out;

import java.time.Instant;
import java.util.List;
import reactor.core.publisher.Mono;

/**
 * Remembers when something happened, for all instances. What is added stays, whatever becomes of a transaction around it: whoever
 * fails is to be counted just then.
 */
public interface Tally {

    /** When it happened after that time, the newest first. */
    Mono<List<Instant>> seen(String what, Instant since);

    /**
     * Adds that it happened now, unless it has happened so often since that time already, and forgets what was before, and what
     * else has been kept for long enough. Each of those who add at once sees the others that were added before.
     *
     * @param until when it may be forgotten
     * @return as {@link #seen} afterwards; empty if it was not added
     */
    Mono<List<Instant>> add(String what, Instant now, Instant since, int most, Instant until);
}
