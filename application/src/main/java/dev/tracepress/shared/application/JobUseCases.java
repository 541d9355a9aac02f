package dev.tracepress.shared.application;

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

/** Hands out what operators may do with jobs. */
public final class JobUseCases {

    private JobUseCases() {}

    public static FindJobsUseCase findJobs(JobQueries queries) {
        return new FindJobsService(queries);
    }

    public static FindJobUseCase findJob(JobQueries queries) {
        return new FindJobService(queries);
    }

    public static FindJobKindsUseCase findJobKinds(JobQueries queries) {
        return new FindJobKindsService(queries);
    }

    public static CancelJobUseCase cancelJob(JobControl control) {
        return new CancelJobService(control);
    }

    public static RunJobNowUseCase runJobNow(JobControl control) {
        return new RunJobNowService(control);
    }

    public static RedriveJobsUseCase redriveJobs(JobControl control, InstantSource time) {
        return new RedriveJobsService(control, time);
    }

    public static PauseJobsUseCase pauseJobs(JobControl control) {
        return new PauseJobsService(control);
    }

    public static ResumeJobsUseCase resumeJobs(JobControl control) {
        return new ResumeJobsService(control);
    }
}
