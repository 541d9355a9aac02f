package dev.tracepress.wiring;

import dev.tracepress.shared.adapter.web.ops.OpsWebConfiguration;
import dev.tracepress.shared.application.JobUseCases;
import dev.tracepress.shared.application.port.in.CancelJobUseCase;
import dev.tracepress.shared.application.port.in.FindJobKindsUseCase;
import dev.tracepress.shared.application.port.in.FindJobUseCase;
import dev.tracepress.shared.application.port.in.FindJobsUseCase;
import dev.tracepress.shared.application.port.in.PauseJobsUseCase;
import dev.tracepress.shared.application.port.in.RedriveJobsUseCase;
import dev.tracepress.shared.application.port.in.ResumeJobsUseCase;
import dev.tracepress.shared.application.port.in.RunJobNowUseCase;
import dev.tracepress.shared.application.port.out.JobControl;
import dev.tracepress.shared.application.port.out.JobQueries;
import java.time.InstantSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** What operators may do with jobs. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnServingRequests
@Import(OpsWebConfiguration.class)
class OpsWiring {

    @Bean
    FindJobsUseCase findJobs(JobQueries queries) {
        return JobUseCases.findJobs(queries);
    }

    @Bean
    FindJobUseCase findJob(JobQueries queries) {
        return JobUseCases.findJob(queries);
    }

    @Bean
    FindJobKindsUseCase findJobKinds(JobQueries queries) {
        return JobUseCases.findJobKinds(queries);
    }

    @Bean
    CancelJobUseCase cancelJob(JobControl control) {
        return JobUseCases.cancelJob(control);
    }

    @Bean
    RunJobNowUseCase runJobNow(JobControl control) {
        return JobUseCases.runJobNow(control);
    }

    @Bean
    RedriveJobsUseCase redriveJobs(JobControl control, InstantSource time) {
        return JobUseCases.redriveJobs(control, time);
    }

    @Bean
    PauseJobsUseCase pauseJobs(JobControl control) {
        return JobUseCases.pauseJobs(control);
    }

    @Bean
    ResumeJobsUseCase resumeJobs(JobControl control) {
        return JobUseCases.resumeJobs(control);
    }
}
