package dev.tracepress.shared.adapter.web;

import dev.tracepress.shared.application.port.in.CancelJobUseCase;
import dev.tracepress.shared.application.port.in.CancelJobUseCase.CancelJob;
import dev.tracepress.shared.application.port.in.PauseJobsUseCase;
import dev.tracepress.shared.application.port.in.PauseJobsUseCase.PauseJobs;
import dev.tracepress.shared.application.port.in.RedriveJobsUseCase;
import dev.tracepress.shared.application.port.in.RedriveJobsUseCase.RedriveJobs;
import dev.tracepress.shared.application.port.in.ResumeJobsUseCase;
import dev.tracepress.shared.application.port.in.ResumeJobsUseCase.ResumeJobs;
import dev.tracepress.shared.application.port.out.JobControl.DeadJobs;
import dev.tracepress.shared.application.port.out.JobKey;
import dev.tracepress.shared.domain.SharedError;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Lets operators act on the queue, and writes down that they did. {@link OpsFilter} lets nobody else in. */
@RestController
@RequestMapping(path = "/ops/jobs", produces = MediaType.APPLICATION_JSON_VALUE)
final class OpsJobControlController {

    private final CancelJobUseCase cancelJob;
    private final RedriveJobsUseCase redriveJobs;
    private final PauseJobsUseCase pauseJobs;
    private final ResumeJobsUseCase resumeJobs;
    private final AuditLog audit;

    OpsJobControlController(
            CancelJobUseCase cancelJob,
            RedriveJobsUseCase redriveJobs,
            PauseJobsUseCase pauseJobs,
            ResumeJobsUseCase resumeJobs,
            AuditLog audit) {
        this.cancelJob = cancelJob;
        this.redriveJobs = redriveJobs;
        this.pauseJobs = pauseJobs;
        this.resumeJobs = resumeJobs;
        this.audit = audit;
    }

    @PostMapping("/{kind}/{id}/cancel")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> cancel(@PathVariable String kind, @PathVariable String id) {
        return cancelJob
                .cancel(new CancelJob(new JobKey(kind, id)))
                .doOnSuccess(_ -> audit.job("cancelled a job", kind, id));
    }

    @PostMapping("/{kind}/{id}/redrive")
    Mono<RedrivenResponse> redrive(@PathVariable String kind, @PathVariable String id) {
        return redrive(DeadJobs.of(new JobKey(kind, id)))
                .filter(answer -> answer.redriven() > 0)
                .switchIfEmpty(Mono.error(SharedError.JobNotFound::new))
                .doOnNext(_ -> audit.job("redrove a dead job", kind, id));
    }

    @PostMapping("/{kind}/redrive")
    Mono<RedrivenResponse> redriveKind(@PathVariable String kind) {
        return redrive(DeadJobs.of(kind))
                .doOnNext(answer -> audit.kind("redrove " + answer.redriven() + " dead jobs of a kind", kind));
    }

    @PostMapping("/redrive")
    Mono<RedrivenResponse> redriveAll() {
        return redrive(DeadJobs.all()).doOnNext(answer -> audit.all("redrove all " + answer.redriven() + " dead jobs"));
    }

    private Mono<RedrivenResponse> redrive(DeadJobs which) {
        return redriveJobs.redrive(new RedriveJobs(which)).map(RedrivenResponse::new);
    }

    @PostMapping("/{kind}/pause")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> pause(@PathVariable String kind) {
        return pauseJobs.pause(new PauseJobs(kind)).doOnSuccess(_ -> audit.kind("paused a kind of job", kind));
    }

    @PostMapping("/{kind}/resume")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> resume(@PathVariable String kind) {
        return resumeJobs.resume(new ResumeJobs(kind)).doOnSuccess(_ -> audit.kind("resumed a kind of job", kind));
    }

    /** How many jobs were put back into the queue. */
    record RedrivenResponse(long redriven) {}
}
