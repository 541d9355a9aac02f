package dev.tracepress.shared.adapter.jobs;

import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A job to be put into the queue.
 *
 * @param id the business key: no two jobs of one kind with the same id are in the queue; not empty, and not {@code recurring}
 * @param due not before then; empty for at once
 * @param conflict what happens if the queue has a job with that id
 * @param <P> the payload
 */
public record NewJob<P>(String id, P payload, Optional<Instant> due, JobPriority priority, Conflict conflict) {

    /** What happens to a new job if the queue has one with its id. */
    public enum Conflict {

        /** Nothing: the job that is there does for both, when and as urgent as it is. */
        KEEP,

        /**
         * The new one takes the place of one that is waiting, with its payload, its time and its priority: a job that is put off
         * with every call runs once after the last of them (debounce). If the old one runs at that moment, the new one follows it,
         * however it ends: one that fails is not tried again then. Either way the new one begins anew, and what failed before is
         * not counted.
         */
        REPLACE
    }

    public NewJob {
        if (id.isEmpty() || id.indexOf(0) >= 0 || id.equals(Occurrences.ROW)) {
            throw new IllegalArgumentException("no id of a job: " + id);
        }
    }

    /** A job that is due at once. */
    public static <P> NewJob<P> of(String id, P payload) {
        return new NewJob<>(id, payload, Optional.empty(), JobPriority.NORMAL, Conflict.KEEP);
    }

    public NewJob<P> due(Instant earliest) {
        return new NewJob<>(id, payload, Optional.of(earliest), priority, conflict);
    }

    public NewJob<P> priority(JobPriority level) {
        return new NewJob<>(id, payload, due, level, conflict);
    }

    public NewJob<P> replacing() {
        return new NewJob<>(id, payload, due, priority, Conflict.REPLACE);
    }

    /** Of several with one id, the last. */
    public static <P> Collection<NewJob<P>> latestOfEachId(List<NewJob<P>> jobs) {
        return jobs.stream()
                .collect(Collectors.toMap(NewJob::id, Function.identity(), (_, later) -> later, LinkedHashMap::new))
                .values();
    }
}
