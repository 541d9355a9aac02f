package dev.tracepress.shared.adapter.web.ops;

import dev.tracepress.shared.adapter.web.request.QueryNames;
import dev.tracepress.shared.application.port.in.FindJobKindsUseCase;
import dev.tracepress.shared.application.port.in.FindJobUseCase;
import dev.tracepress.shared.application.port.in.FindJobUseCase.FindJob;
import dev.tracepress.shared.application.port.in.FindJobsUseCase;
import dev.tracepress.shared.application.port.out.JobKey;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Shows operators the queue. {@link OpsFilter} lets nobody else in. */
@RestController
@RequestMapping(path = "/ops/jobs", produces = MediaType.APPLICATION_JSON_VALUE)
final class OpsJobController {

    private final FindJobsUseCase findJobs;
    private final FindJobUseCase findJob;
    private final FindJobKindsUseCase findJobKinds;

    OpsJobController(FindJobsUseCase findJobs, FindJobUseCase findJob, FindJobKindsUseCase findJobKinds) {
        this.findJobs = findJobs;
        this.findJob = findJob;
        this.findJobKinds = findJobKinds;
    }

    @GetMapping
    @QueryNames({"state", "kind", "id", "cause", "user", "cursor", "perPage", "per_page"})
    Mono<JobPageResponse> findAll(ServerHttpRequest request) {
        return findJobs.find(JobQuery.parse(request.getQueryParams())).map(JobPageResponse::from);
    }

    @GetMapping("/kinds")
    Mono<List<JobKindResponse>> findKinds() {
        return findJobKinds
                .findKinds()
                .map(kinds -> kinds.stream().map(JobKindResponse::from).toList());
    }

    @GetMapping("/{kind}/{id}")
    Mono<JobResponse> find(@PathVariable String kind, @PathVariable String id) {
        return findJob.find(new FindJob(new JobKey(kind, id))).map(JobResponse::from);
    }
}
