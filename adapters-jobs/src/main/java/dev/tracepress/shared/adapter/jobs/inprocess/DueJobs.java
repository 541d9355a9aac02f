package dev.tracepress.shared.adapter.jobs.inprocess;

import static java.util.Objects.requireNonNull;

import dev.tracepress.shared.adapter.jobs.JobKind;
import dev.tracepress.shared.adapter.jobs.inprocess.JobLedger.Changed;
import dev.tracepress.shared.adapter.jobs.rows.HeldJob;
import dev.tracepress.shared.adapter.jobs.worker.Allowance;
import dev.tracepress.shared.application.port.out.JobKey;
import dev.tracepress.shared.application.port.out.TransactionBoundary;
import dev.tracepress.shared.domain.KeepsState;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiConsumer;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import reactor.core.publisher.Mono;

/**
 * Takes due jobs for the worker: of kinds that are not paused, no more of each than its limits allow, the most urgent first. It
 * looks through the whole queue each time, for there is room for some thousand jobs and not for millions.
 */
@KeepsState("what of the allowances is used, which jobs are kept, and how many were picked")
final class DueJobs {

    private static final Comparator<QueuedJob> ORDER =
            Comparator.comparingInt(QueuedJob::priority).reversed().thenComparing(QueuedJob::due);

    private final JobLedger ledger;
    private final TransactionBoundary transactions;
    private final Map<String, JobKind<?>> kinds;
    private final Set<JobKey> kept = ConcurrentHashMap.newKeySet();
    private final AtomicLong picks = new AtomicLong();
    private final Map<String, Allowance> allowances = new ConcurrentHashMap<>();
    private final RandomGenerator chance;
    private final InstantSource time;

    /** @param chance says whose turn is first */
    DueJobs(
            JobLedger ledger,
            TransactionBoundary transactions,
            List<JobKind<?>> kinds,
            RandomGenerator chance,
            InstantSource time) {
        this.ledger = ledger;
        this.transactions = transactions;
        this.kinds = kinds.stream().collect(Collectors.toUnmodifiableMap(JobKind::name, kind -> kind));
        this.chance = chance;
        this.time = time;
    }

    /** Takes as many as there is room for; an empty list if none is due. */
    Mono<List<HeldJob>> pick(int room, String worker) {
        return ledger.jobs()
                .filter(this::hasDue)
                .flatMap(_ -> transactions.inTransaction(ledger.change(jobs -> picked(jobs, room, worker))))
                .defaultIfEmpty(List.of());
    }

    /** A transaction costs as much as the store is large, and most looks find nothing. */
    private boolean hasDue(Jobs jobs) {
        var now = time.instant();
        return jobs.queued().values().stream().anyMatch(job -> mayStart(jobs, job, now));
    }

    private Changed<List<HeldJob>> picked(Jobs jobs, int room, String worker) {
        var now = time.instant();
        var rooms = new HashMap<String, Integer>();
        var picked = new ArrayList<HeldJob>();
        var after = jobs;
        var byAge = jobs.queued().values().stream()
                .filter(job -> mayStart(jobs, job, now))
                .sorted(ORDER)
                .toList();
        for (var job : inTurn(byAge)) {
            var kind = job.key().kind();
            var left = rooms.computeIfAbsent(kind, name -> roomOf(jobs, name, now));
            if (picked.size() < room && left > 0) {
                rooms.put(kind, left - 1);
                var held = job.pickedBy(worker, picks.incrementAndGet());
                after = after.with(held);
                picked.add(held.held(now));
            }
        }
        picked.stream()
                .collect(Collectors.groupingBy(HeldJob::kind, Collectors.counting()))
                .forEach((kind, taken) -> allowances.computeIfPresent(kind, (_, left) -> left.less(taken)));
        return new Changed<>(after, List.copyOf(picked));
    }

    /** Every other one is the oldest of a tenant, whose turns come in an order that is another one each time. */
    private List<QueuedJob> inTurn(List<QueuedJob> byAge) {
        var first = chance.nextInt();
        var turns = byAge.stream()
                .filter(job -> job.envelope().turn() != null)
                .collect(Collectors.toMap(
                        job -> List.of(job.key().kind(), job.priority(), turnOf(job)),
                        job -> job,
                        (oldest, _) -> oldest))
                .values()
                .stream()
                .sorted(Comparator.comparingInt(job -> turnOf(job) - first))
                .toList();
        var places = new HashMap<JobKey, Integer>();
        numbered(byAge, (job, nth) -> places.put(job.key(), 2 * nth));
        var before = chance.nextBoolean() ? 1 : -1;
        numbered(turns, (job, nth) -> places.merge(job.key(), 2 * nth + before, Math::min));
        return byAge.stream()
                .sorted(Comparator.comparingInt(QueuedJob::priority)
                        .reversed()
                        .thenComparingInt(job -> requireNonNull(places.get(job.key()))))
                .toList();
    }

    private static int turnOf(QueuedJob job) {
        return requireNonNull(job.envelope().turn());
    }

    /** Each with its number among those of its kind and priority. */
    private static void numbered(List<QueuedJob> jobs, BiConsumer<QueuedJob, Integer> use) {
        var numbers = new HashMap<List<Object>, Integer>();
        jobs.forEach(job -> use.accept(job, numbers.merge(List.of(job.key().kind(), job.priority()), 1, Integer::sum)));
    }

    private boolean mayStart(Jobs jobs, QueuedJob job, Instant now) {
        return !job.isPicked()
                && !job.due().isAfter(now)
                && isKnown(job)
                && !jobs.paused().containsKey(job.key().kind())
                && !kept.contains(job.key());
    }

    private boolean isKnown(QueuedJob job) {
        var kind = kinds.get(job.key().kind());
        return kind != null && job.envelope().isReadableUpTo(kind.payloadVersion());
    }

    private int roomOf(Jobs jobs, String kind, Instant now) {
        var policy = requireNonNull(kinds.get(kind)).policy();
        var besideThoseThatRun =
                policy.concurrency().map(most -> most - running(jobs, kind)).orElse(Integer.MAX_VALUE);
        var allowed = policy.rate()
                .map(limit -> allowances
                        .compute(kind, (_, left) -> Allowance.at(now, limit, left))
                        .jobs())
                .orElse(Integer.MAX_VALUE);
        return Math.min(besideThoseThatRun, allowed);
    }

    private static int running(Jobs jobs, String kind) {
        return (int) jobs.queued().values().stream()
                .filter(job -> job.isPicked() && job.key().kind().equals(kind))
                .count();
    }

    /** Keeps a job from being taken until it is released. */
    Kept keep(JobKey job) {
        kept.add(job);
        return () -> kept.remove(job);
    }

    /** A job that nobody takes. */
    @FunctionalInterface
    interface Kept {

        void release();
    }
}
