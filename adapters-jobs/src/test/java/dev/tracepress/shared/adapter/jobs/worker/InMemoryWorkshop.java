package dev.tracepress.shared.adapter.jobs.worker;

import static dev.tracepress.testkit.Facts.completes;
import static dev.tracepress.testkit.Facts.resultOf;

import dev.tracepress.shared.adapter.jobs.Job;
import dev.tracepress.shared.adapter.jobs.JobKind;
import dev.tracepress.shared.adapter.jobs.JobPolicy;
import dev.tracepress.shared.adapter.jobs.JobPolicy.Effects;
import dev.tracepress.shared.adapter.jobs.JobQueue;
import dev.tracepress.shared.adapter.jobs.rows.HeldJob;
import dev.tracepress.shared.adapter.jobs.rows.JobEnvelope;
import dev.tracepress.shared.adapter.jobs.worker.InMemoryJobQueue.QueuedJob;
import dev.tracepress.testkit.Given;
import dev.tracepress.testkit.StoragePorts;
import dev.tracepress.testkit.memory.InMemoryStore;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** Works through the queue in memory by the same policies as the workers of production. */
final class InMemoryWorkshop implements Workshop {

    private static final Comparator<QueuedJob> ORDER =
            Comparator.<QueuedJob>comparingInt(job -> -job.priority().level()).thenComparing(QueuedJob::due);

    private final InMemoryStore store = new InMemoryStore();
    private final AtomicReference<Instant> now = new AtomicReference<>(Given.NOON);
    private final InMemoryJobQueue queue = new InMemoryJobQueue(store, now::get);
    private final Random chance = new Random(1);
    private final List<JobKind<?>> kinds;

    InMemoryWorkshop(JobKind<?>... kinds) {
        this.kinds = List.of(kinds);
    }

    @Override
    public JobQueue queue() {
        return queue;
    }

    @Override
    public StoragePorts store() {
        return store;
    }

    @Override
    public Instant now() {
        return now.get();
    }

    @Override
    public void pass(Duration time) {
        now.updateAndGet(before -> before.plus(time));
    }

    @Override
    public synchronized void work() {
        for (var next = next(); next.isPresent(); next = next()) {
            attempt(next.get());
        }
    }

    @Override
    public void beginWork() {
        var _ = CompletableFuture.runAsync(this::work);
    }

    private Optional<QueuedJob> next() {
        return resultOf(queue.queued()).stream()
                .filter(job -> kinds.contains(job.kind()) && !job.due().isAfter(now.get()))
                .min(ORDER);
    }

    private void attempt(QueuedJob job) {
        var remove = queue.remove(job);
        var work = Mono.defer(() -> run(job.kind(), job));
        var done = job.kind().policy().effects() == Effects.IN_TRANSACTION
                ? store.transactions().inTransaction(work.then(remove))
                : work.then(store.transactions().inTransaction(remove));
        completes(done.onErrorResume(error ->
                store.transactions().inTransaction(after(job, Outcome.of(policy(job), held(job), error, chance)))));
    }

    private static <P> Mono<Void> run(JobKind<P> kind, QueuedJob job) {
        return kind.run(new Job<>(
                kind.name(),
                job.id(),
                job.failures() + 1,
                job.enqueuedAt(),
                kind.payloadType().cast(job.payload())));
    }

    private Mono<Void> after(QueuedJob job, Outcome outcome) {
        return switch (outcome) {
            case Outcome.Retried retried -> queue.put(job.putOff(now.get().plus(retried.pause()), job.failures() + 1));
            case Outcome.Snoozed snoozed -> queue.put(job.putOff(now.get().plus(snoozed.pause()), job.failures()));
            case Outcome.Dead _ -> queue.bury(job, job.failures() + 1);
            case Outcome.Cancelled _ -> queue.remove(job);
            case Outcome.Released _, Outcome.Lost _ -> Mono.empty();
        };
    }

    private static JobPolicy policy(QueuedJob job) {
        return job.kind().policy();
    }

    private static HeldJob held(QueuedJob job) {
        var envelope = new JobEnvelope(
                JobEnvelope.VERSION,
                job.enqueuedAt(),
                Map.of(),
                List.of(),
                JsonMapper.shared().valueToTree(job.payload()));
        return new HeldJob(
                job.kind().name(),
                job.id(),
                1,
                job.due(),
                job.failures(),
                job.priority().level(),
                "in memory",
                job.due(),
                envelope);
    }

    @Override
    public List<String> queued() {
        return resultOf(queue.queued()).stream().map(QueuedJob::id).toList();
    }

    @Override
    public List<String> dead() {
        return resultOf(queue.dead()).stream()
                .map(job -> job.id() + "#" + job.attempts())
                .toList();
    }

    @Override
    public void close() {
        // Nothing is open.
    }
}
