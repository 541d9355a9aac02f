package dev.tracepress.shared.application;

import dev.tracepress.shared.application.port.in.FindJobsUseCase;
import dev.tracepress.shared.application.port.out.JobPage;
import dev.tracepress.shared.application.port.out.JobQueries;
import reactor.core.publisher.Mono;

final class FindJobsService implements FindJobsUseCase {

    private final JobQueries queries;

    FindJobsService(JobQueries queries) {
        this.queries = queries;
    }

    @Override
    public Mono<JobPage> find(FindJobs command) {
        return queries.page(command.search());
    }
}
