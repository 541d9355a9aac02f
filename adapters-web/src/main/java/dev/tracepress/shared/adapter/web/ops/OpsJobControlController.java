package dev.tracepress.shared.adapter.web.ops;

import dev.tracepress.shared.adapter.web.audit.AuditLog;
import dev.tracepress.shared.adapter.web.audit.AuditOutcome;
import dev.tracepress.shared.application.port.in.CancelJobUseCase;
import dev.tracepress.shared.application.port.in.CancelJobUseCase.CancelJob;
import dev.tracepress.shared.application.port.in.PauseJobsUseCase;
import dev.tracepress.shared.application.port.in.PauseJobsUseCase.PauseJobs;
import dev.tracepress.shared.application.port.in.RedriveJobsUseCase;
import dev.tracepress.shared.application.port.in.RedriveJobsUseCase.RedriveJobs;
import dev.tracepress.shared.application.port.in.RedriveJobsUseCase.Redriven;
import dev.tracepress.shared.application.port.in.ResumeJobsUseCase;
import dev.tracepress.shared.application.port.in.ResumeJobsUseCase.ResumeJobs;
import dev.tracepress.shared.application.port.in.RunJobNowUseCase;
import dev.tracepress.shared.application.port.in.RunJobNowUseCase.RunJobNow;
import dev.tracepress.shared.application.port.out.JobControl.DeadJobs;
import dev.tracepress.shared.application.port.out.JobKey;
import dev.tracepress.shared.domain.SharedError;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/**
 * Lets operators act on the queue. What they ask for is written down first: should they hang up, it is done nevertheless. {@link
 * OpsFilter} lets nobody else in.
 */
@RestController
@RequestMapping(path = "/ops/jobs", produces = MediaType.APPLICATION_JSON_VALUE)
final class OpsJobControlController {

    private final CancelJobUseCase cancelJob;
    private final RunJobNowUseCase runJobNow;
    private final RedriveJobsUseCase redriveJobs;
    private final PauseJobsUseCase pauseJobs;
    private final ResumeJobsUseCase resumeJobs;
    private final AuditLog audit;

    OpsJobControlController(
            CancelJobUseCase cancelJob,
            RunJobNowUseCase runJobNow,
            RedriveJobsUseCase redriveJobs,
            PauseJobsUseCase pauseJobs,
            ResumeJobsUseCase resumeJobs,
            AuditLog audit) {
        this.cancelJob = cancelJob;
        this.runJobNow = runJobNow;
        this.redriveJobs = redriveJobs;
        this.pauseJobs = pauseJobs;
        this.resumeJobs = resumeJobs;
        this.audit = audit;
    }

    @PostMapping("/{kind}/{id}/cancel")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> cancel(@PathVariable String kind, @PathVariable String id) {
        asked("jobs.cancel", Map.of("job_type", kind, "job_id", id));
        return cancelJob.cancel(new CancelJob(new JobKey(kind, id)));
    }

    @PostMapping("/{kind}/{id}/run")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> runNow(@PathVariable String kind, @PathVariable String id) {
        asked("jobs.runNow", Map.of("job_type", kind, "job_id", id));
        return runJobNow.runNow(new RunJobNow(new JobKey(kind, id)));
    }

    @PostMapping("/{kind}/{id}/redrive")
    Mono<RedrivenResponse> redrive(@PathVariable String kind, @PathVariable String id) {
        asked("jobs.redrive", Map.of("job_type", kind, "job_id", id));
        return redrive(DeadJobs.of(new JobKey(kind, id)))
                .filter(answer -> answer.redriven() > 0)
                .switchIfEmpty(Mono.error(SharedError.JobNotFound::new));
    }

    @PostMapping("/{kind}/redrive")
    Mono<RedrivenResponse> redriveKind(@PathVariable String kind) {
        asked("jobs.redrive", Map.of("job_type", kind));
        return redrive(DeadJobs.of(kind));
    }

    @PostMapping("/redrive")
    Mono<RedrivenResponse> redriveAll() {
        asked("jobs.redrive", Map.of());
        return redrive(DeadJobs.all());
    }

    private Mono<RedrivenResponse> redrive(DeadJobs which) {
        return redriveJobs.redrive(new RedriveJobs(which)).map(RedrivenResponse::from);
    }

    @PostMapping("/{kind}/pause")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> pause(@PathVariable String kind) {
        asked("jobs.pause", Map.of("job_type", kind));
        return pauseJobs.pause(new PauseJobs(kind));
    }

    @PostMapping("/{kind}/resume")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> resume(@PathVariable String kind) {
        asked("jobs.resume", Map.of("job_type", kind));
        return resumeJobs.resume(new ResumeJobs(kind));
    }

    private void asked(String event, Map<String, String> fields) {
        audit.tell(event, AuditOutcome.ASKED, fields);
    }

    /**
     * How many jobs were put back into the queue.
     *
     * @param more whether others are left, for which there was no time
     */
    record RedrivenResponse(long redriven, boolean more) {

        static RedrivenResponse from(Redriven jobs) {
            return new RedrivenResponse(jobs.jobs(), jobs.more());
        }
    }
}
