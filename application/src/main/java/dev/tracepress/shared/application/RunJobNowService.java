package dev.tracepress.shared.application;

import dev.tracepress.shared.application.port.in.RunJobNowUseCase;
import dev.tracepress.shared.application.port.out.JobControl;
import dev.tracepress.shared.domain.SharedError;
import reactor.core.publisher.Mono;

final class RunJobNowService implements RunJobNowUseCase {

    private final JobControl control;

    RunJobNowService(JobControl control) {
        this.control = control;
    }

    @Override
    public Mono<Void> runNow(RunJobNow command) {
        return control.runNow(command.key())
                .filter(there -> there)
                .switchIfEmpty(Mono.error(SharedError.JobNotFound::new))
                .then();
    }
}
