package dev.tracepress.shared.application;

import dev.tracepress.shared.application.port.in.CancelJobUseCase;
import dev.tracepress.shared.application.port.out.JobControl;
import dev.tracepress.shared.domain.SharedError;
import reactor.core.publisher.Mono;

final class CancelJobService implements CancelJobUseCase {

    private final JobControl control;

    CancelJobService(JobControl control) {
        this.control = control;
    }

    @Override
    public Mono<Void> cancel(CancelJob command) {
        return control.cancel(command.key())
                .filter(ended -> ended)
                .switchIfEmpty(Mono.error(SharedError.JobNotFound::new))
                .then();
    }
}
