package dev.tracepress.shared.application;

import dev.tracepress.shared.application.port.in.RedriveJobsUseCase;
import dev.tracepress.shared.application.port.out.JobControl;
import dev.tracepress.shared.application.port.out.JobControl.DeadJobs;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import reactor.core.publisher.Mono;

final class RedriveJobsService implements RedriveJobsUseCase {

    private static final int AT_ONCE = 1_000;

    /** After it no other thousand is begun: the last one has the rest of what a request may take. */
    private static final Duration LONGEST = Duration.ofSeconds(1);

    private final JobControl control;
    private final InstantSource time;

    RedriveJobsService(JobControl control, InstantSource time) {
        this.control = control;
        this.time = time;
    }

    @Override
    public Mono<Redriven> redrive(RedriveJobs command) {
        return Mono.defer(() -> redrive(command.which(), time.instant().plus(LONGEST)));
    }

    private Mono<Redriven> redrive(DeadJobs which, Instant end) {
        return control.redrive(which, Optional.empty(), AT_ONCE)
                .expand(some -> some.last()
                        .filter(_ -> time.instant().isBefore(end))
                        .map(last -> control.redrive(which, Optional.of(last), AT_ONCE))
                        .orElseGet(Mono::empty))
                .reduce((all, some) -> new JobControl.Redriven(all.jobs() + some.jobs(), some.last()))
                .map(all -> new Redriven(all.jobs(), all.last().isPresent()));
    }
}
