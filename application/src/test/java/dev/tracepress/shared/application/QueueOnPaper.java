package dev.tracepress.shared.application;

import dev.tracepress.shared.application.port.out.JobControl;
import dev.tracepress.shared.application.port.out.JobKey;
import dev.tracepress.shared.application.port.out.JobKindView;
import dev.tracepress.shared.application.port.out.JobPage;
import dev.tracepress.shared.application.port.out.JobQueries;
import dev.tracepress.shared.application.port.out.JobSearch;
import dev.tracepress.shared.application.port.out.JobState;
import dev.tracepress.shared.application.port.out.JobView;
import dev.tracepress.testkit.Given;
import java.time.Duration;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import reactor.core.publisher.Mono;

/** Where each job stands; nobody works at it, so that only operators move anything. */
final class QueueOnPaper implements JobControl, JobQueries {

    private static final Set<JobState> IS_IN_THE_QUEUE =
            Set.of(JobState.WAITING, JobState.SCHEDULED, JobState.RETRYING, JobState.RUNNING);

    private static final Set<JobState> IS_NOT_DUE = EnumSet.of(JobState.SCHEDULED, JobState.RETRYING);

    private static final Comparator<JobKey> ORDER =
            Comparator.comparing(JobKey::kind).thenComparing(JobKey::id);

    private final Map<JobKey, JobState> jobs = new LinkedHashMap<>();
    private final Set<String> paused = new HashSet<>();
    private JobState whatRedriveLeavesBehind = JobState.WAITING;
    private Runnable rounds = () -> {};

    JobKey job(String kind, String id, JobState state) {
        var key = new JobKey(kind, id);
        jobs.put(key, state);
        return key;
    }

    JobState stateOf(JobKey job) {
        return viewOf(job).state();
    }

    @Override
    public Mono<Boolean> cancel(JobKey key) {
        return Mono.fromSupplier(() -> Optional.ofNullable(jobs.get(key))
                .filter(IS_IN_THE_QUEUE::contains)
                .map(_ -> jobs.replace(key, JobState.CANCELLED))
                .isPresent());
    }

    @Override
    public Mono<Boolean> runNow(JobKey key) {
        return Mono.fromSupplier(() -> {
            var waits = IS_NOT_DUE.contains(jobs.get(key));
            if (waits) {
                jobs.replace(key, JobState.WAITING);
            }
            return waits || IS_IN_THE_QUEUE.contains(jobs.get(key));
        });
    }

    @Override
    public Mono<Redriven> redrive(DeadJobs which, Optional<JobKey> after, int most) {
        return Mono.fromSupplier(() -> {
            var dead = jobs.keySet().stream()
                    .filter(job -> stateOf(job) == JobState.DEAD)
                    .filter(job -> which.kind().orElse(job.kind()).equals(job.kind()))
                    .filter(job -> which.id().orElse(job.id()).equals(job.id()))
                    .filter(job ->
                            after.map(place -> ORDER.compare(job, place) > 0).orElse(true))
                    .sorted(ORDER)
                    .limit(most)
                    .toList();
            dead.forEach(job -> jobs.replace(job, whatRedriveLeavesBehind));
            rounds.run();
            return new Redriven(dead.size(), dead.size() == most ? Optional.of(dead.getLast()) : Optional.empty());
        });
    }

    /** They die again at once. */
    void nothingIsMended() {
        whatRedriveLeavesBehind = JobState.DEAD;
    }

    /** Does so each time that some dead jobs were redriven. */
    void afterEachRound(Runnable then) {
        rounds = then;
    }

    @Override
    public Mono<Boolean> pause(String kind) {
        return Mono.fromSupplier(() -> {
            var known = kindsByName().contains(kind);
            if (known) {
                paused.add(kind);
            }
            return known;
        });
    }

    @Override
    public Mono<Boolean> resume(String kind) {
        return Mono.fromSupplier(() -> {
            paused.remove(kind);
            return kindsByName().contains(kind);
        });
    }

    @Override
    public Mono<JobPage> page(JobSearch search) {
        return Mono.fromSupplier(() -> new JobPage(
                jobs.keySet().stream()
                        .filter(job -> stateOf(job) == search.state())
                        .filter(job -> search.kind().orElse(job.kind()).equals(job.kind()))
                        .map(this::viewOf)
                        .toList(),
                Optional.empty(),
                jobs.size()));
    }

    @Override
    public Mono<JobView> find(JobKey key) {
        return Mono.fromSupplier(() -> key).filter(jobs::containsKey).map(this::viewOf);
    }

    @Override
    public Mono<List<JobKindView>> kinds() {
        return Mono.fromSupplier(() -> kindsByName().stream().map(this::viewOf).toList());
    }

    private Set<String> kindsByName() {
        var kinds = new TreeSet<String>();
        jobs.keySet().forEach(job -> kinds.add(job.kind()));
        return kinds;
    }

    private JobKindView viewOf(String kind) {
        return new JobKindView(
                kind,
                paused.contains(kind) ? Optional.of(Given.NOON) : Optional.empty(),
                count(kind, JobState.WAITING),
                count(kind, JobState.SCHEDULED),
                count(kind, JobState.RETRYING),
                count(kind, JobState.RUNNING),
                count(kind, JobState.DEAD),
                Duration.ZERO);
    }

    private long count(String kind, JobState state) {
        return jobs.keySet().stream()
                .filter(job -> job.kind().equals(kind))
                .filter(job -> stateOf(job) == state)
                .count();
    }

    private JobView viewOf(JobKey job) {
        var state = jobs.getOrDefault(job, JobState.SUCCEEDED);
        return new JobView(
                job,
                state,
                0,
                0,
                List.of(),
                Given.NOON,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }
}
