package dev.tracepress.shared.adapter.jobs.worker;

import dev.tracepress.shared.adapter.jobs.AttemptOutcome;
import dev.tracepress.shared.adapter.jobs.AttemptOutcome.Succeeded;
import dev.tracepress.shared.adapter.jobs.CommittedTogether;
import dev.tracepress.shared.adapter.jobs.JobKind;
import dev.tracepress.shared.adapter.jobs.rows.HeldJob;
import dev.tracepress.shared.adapter.jobs.rows.TraceId;
import dev.tracepress.shared.adapter.jobs.worker.Attempts.HandlerFailed;
import dev.tracepress.shared.domain.KeepsState;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.util.context.ContextView;

/**
 * Attempts at several jobs in one transaction. The first begins and commits it; the others each get a turn within it, one after the other.
 * Each goes its own way, watched by itself, from its turn on. If the transaction comes to nothing, each is attempted by itself, one after
 * the other, unless it was its own handler that failed.
 */
final class GroupCommit {

    private static final Logger LOG = LoggerFactory.getLogger(GroupCommit.class);

    /** Of jobs without a turn, by id alone. */
    private static final Comparator<HeldJob> BY_TENANT = Comparator.comparing(
                    (HeldJob job) -> job.envelope().turn(), Comparator.nullsFirst(Comparator.naturalOrder()))
            .thenComparing(HeldJob::id);

    private final Attempts attempts;
    private final JobKind<?> kind;

    GroupCommit(Attempts attempts, JobKind<?> kind) {
        this.attempts = attempts;
        this.kind = kind;
    }

    /**
     * Makes an attempt at each.
     *
     * @param way of one job, from the beginning of its attempt to what is written down of its end: by what it is given, which is done
     *     with the job or fails
     * @return what became of each, in the order in which they ended
     */
    Flux<Ended> make(
            List<HeldJob> jobs, BiFunction<HeldJob, Function<Attempt, Mono<Succeeded>>, Mono<AttemptOutcome>> way) {
        var inOrder = jobs.stream().sorted(BY_TENANT).toList();
        var first = inOrder.getFirst();
        var others = inOrder.stream().skip(1).map(Member::new).toList();
        var leads = ended(first, way.apply(first, attempt -> lead(attempt, others)));
        var follow = Flux.fromIterable(others)
                .flatMap(
                        other -> ended(
                                        other.job,
                                        other.turn
                                                .asMono()
                                                .flatMap(turn ->
                                                        way.apply(other.job, attempt -> follow(other, turn, attempt))))
                                .doFinally(_ -> other.over.tryEmitValue(true)),
                        Math.max(1, others.size()));
        // Whoever has committed by then, or has failed, heeds it no more.
        var alone = Flux.fromIterable(others).concatMap(Member::goAlone);
        return follow.mergeWith(leads.concatWith(alone.thenMany(Flux.empty())));
    }

    private static Flux<Ended> ended(HeldJob job, Mono<AttemptOutcome> outcome) {
        return outcome.map(_ -> new Ended(job, Optional.empty()))
                .onErrorResume(lost -> Mono.just(new Ended(job, Optional.of(lost))))
                .flux();
    }

    private Mono<Succeeded> lead(Attempt attempt, List<Member> others) {
        return attempts.makeWithOthers(
                        kind,
                        attempt,
                        transaction -> Flux.fromIterable(others)
                                .concatMap(other -> other.work(transaction))
                                .collectList())
                .map(jobs -> new CommittedTogether(jobs, TraceId.in(attempt.trace())))
                .doOnNext(group -> others.forEach(other -> other.end.tryEmitValue(Optional.of(group))))
                .map(group -> new Succeeded(Optional.of(group)))
                .onErrorResume(error -> error instanceof HandlerFailed own
                        ? Mono.error(own.failure())
                        : Mono.<Void>fromRunnable(() -> tell(attempt.job(), error))
                                .then(alone(attempt)));
    }

    private Mono<Succeeded> follow(Member member, Optional<ContextView> turn, Attempt attempt) {
        return turn.map(transaction -> within(transaction, member, attempt)).orElseGet(() -> alone(attempt));
    }

    private Mono<Succeeded> within(ContextView transaction, Member member, Attempt attempt) {
        var work = attempts.makeWithin(transaction, kind, attempt)
                .doOnSuccess(_ -> member.worked.tryEmitValue(attempt))
                .doOnError(member.worked::tryEmitError);
        return Mono.firstWithSignal(work.then(Mono.never()), member.end.asMono())
                .flatMap(group -> group.map(together -> Mono.just(new Succeeded(Optional.of(together))))
                        .orElseGet(() -> alone(attempt)));
    }

    private Mono<Succeeded> alone(Attempt attempt) {
        return Mono.defer(() -> attempts.make(kind, attempt)).thenReturn(new Succeeded());
    }

    private static void tell(HeldJob job, Throwable error) {
        LOG.atInfo()
                .addKeyValue("job_id", job.id())
                .addKeyValue("job_type", job.kind())
                .addKeyValue("error_type", error.getClass().getName())
                .log("Jobs could not commit together; each is attempted by itself");
    }

    /**
     * How a job came out of it.
     *
     * @param lost why nobody could write down what became of it; empty if that is written down
     */
    record Ended(HeldJob job, Optional<Throwable> lost) {}

    /** A job that has its turn in another's transaction. */
    @KeepsState("how far the attempt at one job is")
    private static final class Member {

        private final HeldJob job;

        /** In the transaction of that context, or by itself. */
        private final Sinks.One<Optional<ContextView>> turn = Sinks.one();

        private final Sinks.One<Attempt> worked = Sinks.one();

        /** With whom it has committed; empty if with nobody. */
        private final Sinks.One<Optional<CommittedTogether>> end = Sinks.one();

        private final Sinks.One<Boolean> over = Sinks.one();

        Member(HeldJob job) {
            this.job = job;
        }

        Mono<Attempt> work(ContextView transaction) {
            return Mono.defer(() -> {
                turn.tryEmitValue(Optional.of(transaction));
                return Mono.firstWithSignal(
                        worked.asMono(),
                        over.asMono()
                                .then(Mono.error(() -> new IllegalStateException("it was over before it had worked"))));
            });
        }

        Mono<Boolean> goAlone() {
            return Mono.defer(() -> {
                turn.tryEmitValue(Optional.empty());
                end.tryEmitValue(Optional.empty());
                return over.asMono();
            });
        }
    }
}
