package dev.tracepress.shared.adapter.jobs.inprocess;

import dev.tracepress.shared.adapter.jobs.JobKind;
import dev.tracepress.shared.adapter.jobs.rows.JobCursor;
import dev.tracepress.shared.adapter.jobs.rows.JobEnvelope;
import dev.tracepress.shared.adapter.jobs.rows.JobRow;
import dev.tracepress.shared.adapter.jobs.rows.LookedAt;
import dev.tracepress.shared.application.port.out.JobFilter;
import dev.tracepress.shared.application.port.out.JobKey;
import dev.tracepress.shared.application.port.out.JobKindView;
import dev.tracepress.shared.application.port.out.JobPage;
import dev.tracepress.shared.application.port.out.JobQueries;
import dev.tracepress.shared.application.port.out.JobSearch;
import dev.tracepress.shared.application.port.out.JobState;
import dev.tracepress.shared.application.port.out.JobView;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import reactor.core.publisher.Mono;

/** Looks through all jobs of one moment. */
record InProcessJobQueries(JobLedger ledger, List<JobKind<?>> known, InstantSource time) implements JobQueries {

    private static final Comparator<JobCursor> SOONEST_FIRST = Comparator.<JobCursor, Instant>comparing(
                    place -> place.due().orElseThrow())
            .thenComparing(place -> place.key().kind())
            .thenComparing(place -> place.key().id());

    @Override
    public Mono<JobPage> page(JobSearch search) {
        return Mono.fromSupplier(() ->
                        search.after().map(cursor -> JobCursor.of(cursor).among(isQueued(search.state()))))
                .flatMap(after -> ledger.jobs().map(jobs -> page(jobs, search, after)));
    }

    private JobPage page(Jobs jobs, JobSearch search, Optional<JobCursor> after) {
        var looked = (isQueued(search.state()) ? queued(jobs, search, after) : ended(jobs, search, after))
                .limit(search.looksThrough())
                .toList();
        return LookedAt.page(
                IntStream.range(0, looked.size())
                        .mapToObj(index -> lookedAt(looked.get(index), index + 1L, search.filter()))
                        .toList(),
                search);
    }

    private LookedAt lookedAt(Found job, long number, JobFilter filter) {
        var isFound = filter.id().map(job.row().view().key().id()::contains).orElse(true)
                && (filter.causeTrace().isEmpty()
                        || filter.causeTrace().equals(job.row().view().causeTrace()))
                && filter.user().map(user -> isOf(job, user)).orElse(true);
        return new LookedAt(job.row(), number, isFound);
    }

    private boolean isOf(Found job, long user) {
        var payload = job.envelope().payload();
        return known.stream()
                .filter(kind -> kind.name().equals(job.row().view().key().kind()))
                .flatMap(kind -> kind.users().stream())
                .anyMatch(field -> payload.path(field).asString("").equals(Long.toString(user)));
    }

    private Stream<Found> queued(Jobs jobs, JobSearch search, Optional<JobCursor> after) {
        var now = time.instant();
        return jobs.queued().values().stream()
                .filter(job -> job.state(now) == search.state())
                .filter(job -> isOfKind(search, job.key()))
                .map(job -> new Found(
                        new JobRow(job.view(now), new JobCursor(Optional.of(job.due()), job.key(), 0)), job.envelope()))
                .filter(found -> after.filter(
                                seen -> SOONEST_FIRST.compare(found.row().place(), seen) <= 0)
                        .isEmpty())
                .sorted(Comparator.comparing(found -> found.row().place(), SOONEST_FIRST));
    }

    private static Stream<Found> ended(Jobs jobs, JobSearch search, Optional<JobCursor> after) {
        return jobs.ended().descendingMap().entrySet().stream()
                .filter(entry ->
                        after.filter(seen -> entry.getKey() >= seen.number()).isEmpty())
                .filter(entry -> entry.getValue().state() == search.state())
                .filter(entry -> isOfKind(search, entry.getValue().key()))
                .map(entry -> new Found(
                        new JobRow(
                                entry.getValue().view(),
                                new JobCursor(Optional.empty(), entry.getValue().key(), entry.getKey())),
                        entry.getValue().envelope()));
    }

    private static boolean isOfKind(JobSearch search, JobKey key) {
        return search.kind().map(key.kind()::equals).orElse(true);
    }

    private static boolean isQueued(JobState state) {
        return switch (state) {
            case WAITING, SCHEDULED, RETRYING, RUNNING -> true;
            case DEAD, SUCCEEDED, CANCELLED -> false;
        };
    }

    @Override
    public Mono<JobView> find(JobKey key) {
        return ledger.jobs()
                .flatMap(jobs -> Mono.justOrEmpty(jobs.job(key)
                        .map(job -> job.view(time.instant()))
                        .or(() -> latest(jobs, key, EndedJob::isDead))
                        .or(() -> latest(jobs, key, job -> !job.isDead()))));
    }

    private static Optional<JobView> latest(Jobs jobs, JobKey key, Predicate<EndedJob> wanted) {
        return jobs.ended().descendingMap().values().stream()
                .filter(job -> job.key().equals(key) && wanted.test(job))
                .findFirst()
                .map(EndedJob::view);
    }

    @Override
    public Mono<List<JobKindView>> kinds() {
        return ledger.jobs().map(jobs -> {
            var names = new TreeSet<String>();
            known.forEach(kind -> names.add(kind.name()));
            jobs.queued().keySet().forEach(key -> names.add(key.kind()));
            jobs.ended().values().stream()
                    .filter(EndedJob::isDead)
                    .forEach(job -> names.add(job.key().kind()));
            return names.stream().map(name -> kind(jobs, name, time.instant())).toList();
        });
    }

    private static JobKindView kind(Jobs jobs, String name, Instant now) {
        var own = jobs.queued().values().stream()
                .filter(job -> job.key().kind().equals(name))
                .toList();
        var oldest = own.stream()
                .filter(job -> !job.isPicked() && !job.due().isAfter(now))
                .map(QueuedJob::due)
                .min(Comparator.naturalOrder());
        return new JobKindView(
                name,
                Optional.ofNullable(jobs.paused().get(name)),
                count(own.stream(), job -> job.state(now) == JobState.WAITING),
                count(own.stream(), job -> job.state(now) == JobState.SCHEDULED),
                count(own.stream(), job -> job.state(now) == JobState.RETRYING),
                count(own.stream(), QueuedJob::isPicked),
                count(
                        jobs.ended().values().stream(),
                        job -> job.isDead() && job.key().kind().equals(name)),
                oldest.map(due -> Duration.between(due, now)).orElse(Duration.ZERO));
    }

    private static <T> long count(Stream<T> jobs, Predicate<T> which) {
        return jobs.filter(which).limit(JobKindView.MOST_COUNTED).count();
    }

    private record Found(JobRow row, JobEnvelope envelope) {}
}
