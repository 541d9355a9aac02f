package dev.tracepress.shared.application;

import dev.tracepress.shared.application.port.in.ResumeJobsUseCase;
import dev.tracepress.shared.application.port.out.JobControl;
import dev.tracepress.shared.domain.SharedError;
import reactor.core.publisher.Mono;

final class ResumeJobsService implements ResumeJobsUseCase {

    private final JobControl control;

    ResumeJobsService(JobControl control) {
        this.control = control;
    }

    @Override
    public Mono<Void> resume(ResumeJobs command) {
        return control.resume(command.kind())
                .filter(known -> known)
                .switchIfEmpty(Mono.error(SharedError.JobKindNotFound::new))
                .then();
    }
}
