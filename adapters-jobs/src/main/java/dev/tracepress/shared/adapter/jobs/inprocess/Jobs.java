package dev.tracepress.shared.adapter.jobs.inprocess;

import dev.tracepress.shared.application.port.out.JobKey;
import java.time.Instant;
import java.util.Optional;
import org.pcollections.Empty;
import org.pcollections.PMap;
import org.pcollections.PSortedMap;
import org.pcollections.TreePMap;

/**
 * All jobs at one moment. It never changes: each change makes another one, which shares with it what is the same.
 *
 * @param ended by numbers that grow
 * @param paused since when, by kind
 */
record Jobs(PMap<JobKey, QueuedJob> queued, PSortedMap<Long, EndedJob> ended, PMap<String, Instant> paused) {

    static final Jobs NONE = new Jobs(Empty.map(), TreePMap.empty(), Empty.map());

    Optional<QueuedJob> job(JobKey key) {
        return Optional.ofNullable(queued.get(key));
    }

    Jobs with(QueuedJob job) {
        return new Jobs(queued.plus(job.key(), job), ended, paused);
    }

    Jobs without(JobKey key) {
        return new Jobs(queued.minus(key), ended, paused);
    }

    Jobs with(EndedJob job) {
        return new Jobs(queued, ended.plus(ended.isEmpty() ? 1 : ended.lastKey() + 1, job), paused);
    }

    Jobs withoutEnded(long number) {
        return new Jobs(queued, ended.minus(number), paused);
    }

    Jobs pausing(String kind, Instant now) {
        return paused.containsKey(kind) ? this : new Jobs(queued, ended, paused.plus(kind, now));
    }

    Jobs resuming(String kind) {
        return new Jobs(queued, ended, paused.minus(kind));
    }
}
