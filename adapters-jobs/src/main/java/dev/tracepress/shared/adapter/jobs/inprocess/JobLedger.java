package dev.tracepress.shared.adapter.jobs.inprocess;

import java.util.function.Function;
import reactor.core.publisher.Mono;

/** All jobs, as a value among those that the store keeps. */
record JobLedger(JobMemory memory) {

    private static final String KEY = "jobs";

    Mono<Jobs> jobs() {
        return memory.values().map(values -> (Jobs) values.getOrDefault(KEY, Jobs.NONE));
    }

    /** Changes them in the open transaction. */
    <T> Mono<T> change(Function<Jobs, Changed<T>> command) {
        return memory.change(values -> {
            var changed = command.apply((Jobs) values.getOrDefault(KEY, Jobs.NONE));
            values.put(KEY, changed.jobs());
            return changed.result();
        });
    }

    /**
     * What becomes of jobs.
     *
     * @param result what was found out by it
     */
    record Changed<T>(Jobs jobs, T result) {}
}
