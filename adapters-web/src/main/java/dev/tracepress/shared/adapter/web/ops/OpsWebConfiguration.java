package dev.tracepress.shared.adapter.web.ops;

import dev.tracepress.shared.adapter.web.audit.AuditLog;
import dev.tracepress.shared.application.port.in.CancelJobUseCase;
import dev.tracepress.shared.application.port.in.FindJobKindsUseCase;
import dev.tracepress.shared.application.port.in.FindJobUseCase;
import dev.tracepress.shared.application.port.in.FindJobsUseCase;
import dev.tracepress.shared.application.port.in.PauseJobsUseCase;
import dev.tracepress.shared.application.port.in.RedriveJobsUseCase;
import dev.tracepress.shared.application.port.in.ResumeJobsUseCase;
import dev.tracepress.shared.application.port.in.RunJobNowUseCase;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Offers the queue to operators over HTTP. */
@Configuration(proxyBeanMethods = false)
public class OpsWebConfiguration {

    @Bean
    OpsJobController opsJobController(
            FindJobsUseCase findJobs, FindJobUseCase findJob, FindJobKindsUseCase findJobKinds) {
        return new OpsJobController(findJobs, findJob, findJobKinds);
    }

    @Bean
    OpsJobControlController opsJobControlController(
            CancelJobUseCase cancelJob,
            RunJobNowUseCase runJobNow,
            RedriveJobsUseCase redriveJobs,
            PauseJobsUseCase pauseJobs,
            ResumeJobsUseCase resumeJobs,
            AuditLog audit) {
        return new OpsJobControlController(cancelJob, runJobNow, redriveJobs, pauseJobs, resumeJobs, audit);
    }
}
