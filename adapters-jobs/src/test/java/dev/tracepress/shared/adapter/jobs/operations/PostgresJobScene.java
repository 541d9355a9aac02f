package dev.tracepress.shared.adapter.jobs.operations;

import static dev.tracepress.testkit.Facts.completes;

import dev.tracepress.shared.adapter.jobs.Job;
import dev.tracepress.shared.adapter.jobs.JobKind;
import dev.tracepress.shared.adapter.jobs.JobVerdict;
import dev.tracepress.shared.adapter.jobs.NewJob;
import dev.tracepress.shared.adapter.jobs.worker.Errand;
import dev.tracepress.shared.adapter.jobs.worker.JobsUnderTest;
import dev.tracepress.shared.adapter.persistence.PostgresStore;
import dev.tracepress.shared.adapter.persistence.TestPostgres;
import dev.tracepress.shared.application.port.out.JobControl;
import dev.tracepress.shared.application.port.out.JobKey;
import dev.tracepress.shared.application.port.out.JobQueries;
import dev.tracepress.shared.application.port.out.JobScene;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import reactor.core.publisher.Mono;

/** A queue on PostgreSQL, which an operator looks at from one process while another one works. */
final class PostgresJobScene implements JobScene {

    private static final Duration LONG = Duration.ofHours(1);

    private final AtomicBoolean mended = new AtomicBoolean();
    private final AtomicInteger endless = new AtomicInteger();
    private final PostgresStore store = PostgresStore.on(TestPostgres.migrated());
    private final List<Deed> kinds = List.of(new Deed(ERRAND), new Deed(CHORE));
    private final JobsUnderTest worker = JobsUnderTest.on(store, JobsUnderTest.impatient(), kinds);
    private final JobsUnderTest operator = JobsUnderTest.on(store, JobsUnderTest.settings(false), kinds);

    @Override
    public JobControl control() {
        return operator.bean(JobControl.class);
    }

    @Override
    public JobQueries queries() {
        return operator.bean(JobQueries.class);
    }

    @Override
    public void enqueue(JobKey job) {
        enqueue(job, UnaryOperator.identity());
    }

    @Override
    public void enqueueForLater(JobKey job) {
        enqueue(job, next -> next.due(Instant.now().plus(LONG)));
    }

    private void enqueue(JobKey job, UnaryOperator<NewJob<Errand.Payload>> change) {
        var kind = kinds.stream()
                .filter(known -> known.name().equals(job.kind()))
                .findAny()
                .orElseThrow();
        completes(store.transactions()
                .inTransaction(operator.queue().enqueue(kind, change.apply(Errand.job(job.id())))));
    }

    @Override
    public void mend() {
        mended.set(true);
    }

    @Override
    public int endless() {
        return endless.get();
    }

    @Override
    public void close() {
        operator.closeJobs();
        worker.close();
    }

    private Mono<Void> done(String job) {
        if (job.startsWith("bad") && !mended.get()) {
            return Mono.error(JobVerdict.giveUp(new DeliberateFailure()));
        }
        if (job.startsWith("flaky")) {
            return Mono.error(JobVerdict.retryAfter(LONG, new DeliberateFailure()));
        }
        return job.startsWith("endless") ? endlessly() : Mono.empty();
    }

    private Mono<Void> endlessly() {
        return Mono.<Void>never().doOnSubscribe(_ -> endless.incrementAndGet()).doOnCancel(endless::decrementAndGet);
    }

    private final class Deed implements JobKind<Errand.Payload> {

        private final String name;

        Deed(String name) {
            this.name = name;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public Class<Errand.Payload> payloadType() {
            return Errand.Payload.class;
        }

        @Override
        public Mono<Void> run(Job<Errand.Payload> job) {
            return done(job.id());
        }
    }

    private static final class DeliberateFailure extends RuntimeException {}
}
