package dev.tracepress.shared.application;

import dev.tracepress.shared.application.port.in.PauseJobsUseCase;
import dev.tracepress.shared.application.port.out.JobControl;
import dev.tracepress.shared.domain.SharedError;
import reactor.core.publisher.Mono;

final class PauseJobsService implements PauseJobsUseCase {

    private final JobControl control;

    PauseJobsService(JobControl control) {
        this.control = control;
    }

    @Override
    public Mono<Void> pause(PauseJobs command) {
        return control.pause(command.kind())
                .filter(known -> known)
                .switchIfEmpty(Mono.error(SharedError.JobKindNotFound::new))
                .then();
    }
}
