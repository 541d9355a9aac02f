package dev.tracepress.shared.adapter.jobs.worker;

import dev.tracepress.shared.adapter.jobs.AttemptOutcome;
import dev.tracepress.shared.adapter.jobs.AttemptOutcome.Succeeded;
import dev.tracepress.shared.adapter.jobs.CommittedTogether;
import dev.tracepress.shared.adapter.jobs.JobKind;
import dev.tracepress.shared.adapter.jobs.rows.HeldJob;
import dev.tracepress.shared.adapter.jobs.rows.TraceId;
import dev.tracepress.shared.domain.KeepsState;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.util.context.ContextView;

/**
 * Attempts at several jobs in one transaction. Each goes its own way, watched by itself, and meets the others at three points: when all
 * have begun, when it is its turn within the transaction, and when that has come to its end. Of jobs that cannot commit together each is
 * attempted by itself, one after the other, unless it was its own handler that failed.
 */
final class GroupCommit {

    /** Of members without a turn, by id alone. */
    private static final Comparator<Member> BY_TENANT = Comparator.comparing(
                    (Member member) -> member.job.envelope().turn(), Comparator.nullsFirst(Comparator.naturalOrder()))
            .thenComparing(member -> member.job.id());

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
        var members = jobs.stream().map(Member::new).sorted(BY_TENANT).toList();
        var ways = Flux.fromIterable(members)
                .flatMap(
                        member -> way.apply(member.job, attempt -> member.begin(attempt, attempts, kind))
                                .map(_ -> new Ended(member.job, Optional.empty()))
                                .onErrorResume(error -> Mono.just(new Ended(member.job, Optional.of(error))))
                                .doFinally(_ -> member.leave()),
                        members.size());
        return ways.mergeWith(together(members).thenMany(Flux.empty()));
    }

    private Mono<Void> together(List<Member> members) {
        return Flux.fromIterable(members)
                .concatMap(member -> member.begun.asMono())
                .collectList()
                .filter(begun -> !begun.isEmpty())
                .flatMap(begun -> commit(begun)
                        .onErrorResume(_ -> Flux.fromIterable(begun)
                                .concatMap(Begun::goAlone)
                                .then()));
    }

    private Mono<Void> commit(List<Begun> members) {
        var first = members.getFirst();
        var group = new CommittedTogether(members.size(), TraceId.in(first.attempt.trace()));
        return attempts.makeTogether(
                        kind,
                        members.stream().map(Begun::attempt).toList(),
                        transaction -> Flux.fromIterable(members)
                                .concatMap(member -> member.work(transaction))
                                .then())
                .doOnSuccess(_ -> members.forEach(member -> member.committed(group)))
                .contextWrite(first.context);
    }

    /**
     * How a job came out of it.
     *
     * @param lost why nobody could write down what became of it; empty if that is written down
     */
    record Ended(HeldJob job, Optional<Throwable> lost) {}

    /** Where one job meets the others. */
    @KeepsState("how far the attempt at one job is")
    private static final class Member {

        private final HeldJob job;
        private final Sinks.One<Begun> begun = Sinks.one();
        private final Sinks.One<ContextView> turn = Sinks.one();
        private final Sinks.One<Boolean> worked = Sinks.one();
        private final Sinks.One<Optional<CommittedTogether>> end = Sinks.one();
        private final Sinks.One<Boolean> left = Sinks.one();

        Member(HeldJob job) {
            this.job = job;
        }

        Mono<Succeeded> begin(Attempt attempt, Attempts attempts, JobKind<?> kind) {
            var work = turn.asMono()
                    .flatMap(transaction -> attempts.makeWithin(transaction, kind, attempt))
                    .doOnSuccess(_ -> worked.tryEmitValue(true))
                    .doOnError(worked::tryEmitError);
            var alone = Mono.defer(() -> attempts.make(kind, attempt)).thenReturn(new Succeeded());
            return Mono.deferContextual(context -> {
                        begun.tryEmitValue(new Begun(this, attempt, context));
                        return Mono.firstWithSignal(work.then(Mono.never()), end.asMono());
                    })
                    .flatMap(group -> group.map(together -> Mono.just(new Succeeded(Optional.of(together))))
                            .orElse(alone));
        }

        void leave() {
            begun.tryEmitEmpty();
            left.tryEmitValue(true);
        }
    }

    private record Begun(Member member, Attempt attempt, ContextView context) {

        Mono<Boolean> work(ContextView transaction) {
            return Mono.defer(() -> {
                member.turn.tryEmitValue(transaction);
                return Mono.firstWithSignal(
                        member.worked.asMono(),
                        member.left
                                .asMono()
                                .then(Mono.error(() -> new IllegalStateException("it ended before its turn"))));
            });
        }

        void committed(CommittedTogether group) {
            member.end.tryEmitValue(Optional.of(group));
        }

        Mono<Boolean> goAlone() {
            return Mono.defer(() -> {
                member.end.tryEmitValue(Optional.empty());
                return member.left.asMono();
            });
        }
    }
}
