package dev.tracepress.shared.application;

import dev.tracepress.shared.application.port.in.RedriveJobsUseCase;
import dev.tracepress.shared.application.port.out.JobControl;
import reactor.core.publisher.Mono;

final class RedriveJobsService implements RedriveJobsUseCase {

    private final JobControl control;

    RedriveJobsService(JobControl control) {
        this.control = control;
    }

    @Override
    public Mono<Long> redrive(RedriveJobs command) {
        return control.redrive(command.which());
    }
}
