package dev.tracepress.shared.adapter.jobs.worker;

import dev.tracepress.shared.adapter.jobs.JobKind;
import dev.tracepress.shared.adapter.jobs.JobPriority;
import dev.tracepress.shared.adapter.jobs.JobQueue;
import dev.tracepress.shared.adapter.jobs.NewJob;
import dev.tracepress.testkit.memory.InMemoryStore;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import reactor.core.publisher.Mono;

/** A queue in a store in memory, for tests of what enqueues: jobs come and go with the store's transactions. */
final class InMemoryJobQueue implements JobQueue {

    private final InMemoryStore store;
    private final InstantSource time;

    InMemoryJobQueue(InMemoryStore store, InstantSource time) {
        this.store = store;
        this.time = time;
    }

    @Override
    public <P> Mono<Long> enqueueAll(JobKind<P> kind, List<NewJob<P>> jobs) {
        return store.join(table -> NewJob.latestOfEachId(jobs).stream()
                .filter(job -> take(table, kind, job))
                .count());
    }

    private <P> boolean take(Map<String, Object> table, JobKind<P> kind, NewJob<P> job) {
        var now = time.instant();
        var entry = new QueuedJob(kind, job.id(), job.payload(), job.due().orElse(now), job.priority(), 0, now);
        if (job.conflict() == NewJob.Conflict.KEEP) {
            return table.putIfAbsent(entry.key(), entry) == null;
        }
        table.put(entry.key(), entry);
        return true;
    }

    Mono<List<QueuedJob>> queued() {
        return store.table().map(table -> of(table, QueuedJob.class));
    }

    Mono<List<DeadJob>> dead() {
        return store.table().map(table -> of(table, DeadJob.class));
    }

    Mono<Void> remove(QueuedJob job) {
        return store.join(table -> table.remove(job.key()) == null).then();
    }

    Mono<Void> put(QueuedJob job) {
        return store.join(table -> table.put(job.key(), job) == null).then();
    }

    Mono<Void> bury(QueuedJob job, int attempts) {
        return store.join(table -> table.put("dead " + job.key(), new DeadJob(job.id(), attempts)) == null)
                .then(remove(job));
    }

    private static <T> List<T> of(Map<String, Object> table, Class<T> type) {
        return table.values().stream()
                .flatMap(entry -> type.isInstance(entry) ? Stream.of(type.cast(entry)) : Stream.<T>empty())
                .toList();
    }

    /** A job in the queue. */
    record QueuedJob(
            JobKind<?> kind,
            String id,
            Object payload,
            Instant due,
            JobPriority priority,
            int failures,
            Instant enqueuedAt) {

        String key() {
            return kind.name() + " " + id;
        }

        QueuedJob putOff(Instant next, int soManyFailures) {
            return new QueuedJob(kind, id, payload, next, priority, soManyFailures, enqueuedAt);
        }
    }

    /** A job that failed for the last time. */
    record DeadJob(String id, int attempts) {}
}
