package dev.tracepress.shared.adapter.jobs.worker;

import static dev.tracepress.testkit.Facts.completes;
import static dev.tracepress.testkit.Facts.resultOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tracepress.shared.adapter.jobs.AttemptOutcome;
import dev.tracepress.shared.adapter.jobs.AttemptOutcome.Dead;
import dev.tracepress.shared.adapter.jobs.AttemptOutcome.Lost;
import dev.tracepress.shared.adapter.jobs.AttemptOutcome.Succeeded;
import dev.tracepress.shared.adapter.jobs.JobAttempt;
import dev.tracepress.shared.adapter.jobs.JobResult;
import dev.tracepress.shared.adapter.jobs.JobTelemetry;
import dev.tracepress.shared.adapter.jobs.JobVerdict;
import dev.tracepress.shared.adapter.jobs.Occurrences;
import dev.tracepress.shared.adapter.jobs.rows.HeldJob;
import dev.tracepress.shared.adapter.jobs.rows.JobEnvelope;
import dev.tracepress.shared.adapter.jobs.rows.JobJson;
import dev.tracepress.shared.adapter.jobs.rows.NextRun;
import dev.tracepress.shared.application.port.out.TransactionBoundary;
import dev.tracepress.shared.domain.SharedError;
import dev.tracepress.testkit.Given;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** What is told of a job whose end was committed, and the answer got lost. */
class LostAnswersTest {

    private static final InstantSource TIME = InstantSource.fixed(Given.NOON);

    private final JobJson json = new JobJson();
    private final AtomicBoolean isHeld = new AtomicBoolean(true);
    private final AtomicBoolean isNextAnswerLost = new AtomicBoolean(true);
    private final List<JobResult> abandoned = new ArrayList<>();
    private final JobRunner runner = JobRunner.on(
            new OneJob(),
            new LosingAnswers(),
            new Occurrences(json, TIME),
            new RunningJobs(),
            json,
            Schedulers.immediate(),
            new Counting(),
            () -> {},
            RandomGenerator.getDefault(),
            TIME);

    @Test
    void an_attempt_that_succeeded_is_told_as_that() {
        assertThat(outcome(_ -> Mono.empty())).isInstanceOf(Succeeded.class);
    }

    @Test
    void a_job_that_is_dead_is_told_as_that() {
        assertThat(outcome(_ -> Mono.error(JobVerdict.giveUp(new IllegalStateException("on purpose")))))
                .isInstanceOf(Dead.class);
    }

    @Test
    void one_that_somebody_else_took_is_told_as_that() {
        isNextAnswerLost.set(false);
        isHeld.set(false);

        assertThat(outcome(_ -> Mono.empty())).isInstanceOf(Lost.class);
    }

    @Test
    void what_another_worker_did_for_one_that_died_is_not_told_again() {
        isNextAnswerLost.set(false);
        var greeting = new Greeting(_ -> Mono.empty());

        completes(runner.workerDied(greeting, job()));
        assertThat(abandoned).hasSize(1);
        completes(runner.workerDied(greeting, job()));

        assertThat(abandoned).hasSize(1);
    }

    private AttemptOutcome outcome(Function<Greeting.Payload, Mono<Void>> work) {
        return resultOf(runner.run(new Greeting(work), job()));
    }

    private HeldJob job() {
        var envelope = json.envelope(new Greeting.Payload("Ada"), 1, Given.NOON, Map.of(), null);
        return new HeldJob("greeting", "1", 1, Given.NOON, 0, 50, "worker", Given.NOON, envelope);
    }

    /** Held until something becomes of it. */
    private final class OneJob implements JobStore {

        @Override
        public Mono<Void> complete(Attempt attempt, Optional<NextRun> next) {
            return end();
        }

        @Override
        public Mono<Void> cancel(Attempt attempt, Optional<NextRun> next) {
            return end();
        }

        @Override
        public Mono<Void> bury(HeldJob job, JobEnvelope envelope, String error, String id, Optional<NextRun> next) {
            return end();
        }

        @Override
        public Mono<Void> putBack(HeldJob job, JobEnvelope envelope, Instant due, int failures) {
            return end();
        }

        private Mono<Void> end() {
            return Mono.defer(() -> isHeld.getAndSet(false) ? Mono.empty() : Mono.error(new FencedOut()));
        }
    }

    /** Commits, and says once that nobody knows. */
    private final class LosingAnswers implements TransactionBoundary {

        @Override
        public <T> Mono<T> inTransaction(Mono<T> work) {
            return work.materialize()
                    .flatMap(end -> end.isOnError() || !isNextAnswerLost.getAndSet(false)
                            ? Mono.just(end)
                            : Mono.error(SharedError.Unavailable.whileCommitting(
                                    new IllegalStateException("the answer got lost"))))
                    .dematerialize();
        }
    }

    private final class Counting implements JobTelemetry {

        private final JobTelemetry nobody = JobTelemetry.none();

        @Override
        public Mono<Long> enqueuing(
                String kind, List<String> ids, Function<Map<String, String>, Mono<Long>> insertion) {
            return nobody.enqueuing(kind, ids, insertion);
        }

        @Override
        public void enqueued(String kind, long jobs) {
            nobody.enqueued(kind, jobs);
        }

        @Override
        public Mono<AttemptOutcome> running(
                JobAttempt attempt, Function<Map<String, String>, Mono<AttemptOutcome>> work) {
            return nobody.running(attempt, work);
        }

        @Override
        public void abandoned(String kind, JobResult result) {
            abandoned.add(result);
        }
    }
}
