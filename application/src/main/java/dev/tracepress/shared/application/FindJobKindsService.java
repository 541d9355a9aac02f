package dev.tracepress.shared.application;

import dev.tracepress.shared.application.port.in.FindJobKindsUseCase;
import dev.tracepress.shared.application.port.out.JobKindView;
import dev.tracepress.shared.application.port.out.JobQueries;
import java.util.List;
import reactor.core.publisher.Mono;

final class FindJobKindsService implements FindJobKindsUseCase {

    private final JobQueries queries;

    FindJobKindsService(JobQueries queries) {
        this.queries = queries;
    }

    @Override
    public Mono<List<JobKindView>> findKinds() {
        return queries.kinds();
    }
}
