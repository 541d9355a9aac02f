package dev.tracepress.shared.adapter.jobs.inprocess;

import java.util.Map;
import java.util.function.Function;
import reactor.core.publisher.Mono;

/** A store in memory in whose transactions the queue takes part; it keeps immutable values by key. */
public interface JobMemory {

    /** What is committed, or what the open transaction sees. */
    Mono<Map<String, Object>> values();

    /** Changes the values in the open transaction; outside of one it fails with {@link IllegalStateException}. */
    <T> Mono<T> change(Function<Map<String, Object>, T> command);

    /** Does so once the open transaction has committed; outside of one it fails with {@link IllegalStateException}. */
    Mono<Void> afterCommit(Runnable then);
}
