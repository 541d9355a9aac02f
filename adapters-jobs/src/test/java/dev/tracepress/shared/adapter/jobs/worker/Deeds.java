package dev.tracepress.shared.adapter.jobs.worker;

import static dev.tracepress.shared.application.port.out.JobScene.CHORE;
import static dev.tracepress.shared.application.port.out.JobScene.ERRAND;

import dev.tracepress.shared.adapter.jobs.Job;
import dev.tracepress.shared.adapter.jobs.JobKind;
import dev.tracepress.shared.adapter.jobs.JobQueue;
import dev.tracepress.shared.adapter.jobs.JobVerdict;
import dev.tracepress.shared.adapter.jobs.NewJob;
import dev.tracepress.shared.adapter.jobs.Occurrences;
import dev.tracepress.shared.adapter.jobs.upkeep.UpkeepJob;
import dev.tracepress.shared.application.port.out.JobKey;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import reactor.core.publisher.Mono;

/** The kinds of job of a {@link dev.tracepress.shared.application.port.out.JobScene}, which do what their ids say. */
public final class Deeds {

    /** Comes at New Year. */
    static final JobKey YEARLY = new JobKey("yearly", Occurrences.ROW);

    private static final Duration LONG = Duration.ofHours(1);

    private final AtomicBoolean mended = new AtomicBoolean();
    private final AtomicInteger endless = new AtomicInteger();
    private final List<Deed> kinds = List.of(new Deed(ERRAND), new Deed(CHORE));

    public List<? extends JobKind<?>> kinds() {
        return Stream.concat(kinds.stream(), Stream.of(new UpkeepJob(YEARLY.kind(), "0 0 0 1 1 *", Mono::empty)))
                .toList();
    }

    /** As part of a transaction; due at once. */
    public Mono<Boolean> enqueue(JobQueue queue, JobKey job) {
        return enqueue(queue, job.kind(), Errand.job(job.id()));
    }

    Mono<Boolean> enqueue(JobQueue queue, String kind, NewJob<Errand.Payload> job) {
        return kinds.stream()
                .filter(known -> known.name().equals(kind))
                .findAny()
                .map(known -> queue.enqueue(known, job))
                .orElseThrow();
    }

    /** From now on, bad jobs succeed. */
    public void mend() {
        mended.set(true);
    }

    /** How many attempts at endless jobs are being made. */
    public int endless() {
        return endless.get();
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
        public Set<String> users() {
            return Set.of("text");
        }

        @Override
        public Mono<Void> run(Job<Errand.Payload> job) {
            return done(job.id());
        }
    }

    private static final class DeliberateFailure extends RuntimeException {}
}
