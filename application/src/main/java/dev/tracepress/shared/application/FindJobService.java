package dev.tracepress.shared.application;

import dev.tracepress.shared.application.port.in.FindJobUseCase;
import dev.tracepress.shared.application.port.out.JobQueries;
import dev.tracepress.shared.application.port.out.JobView;
import dev.tracepress.shared.domain.SharedError;
import reactor.core.publisher.Mono;

final class FindJobService implements FindJobUseCase {

    private final JobQueries queries;

    FindJobService(JobQueries queries) {
        this.queries = queries;
    }

    @Override
    public Mono<JobView> find(FindJob command) {
        return queries.find(command.key()).switchIfEmpty(Mono.error(SharedError.JobNotFound::new));
    }
}
