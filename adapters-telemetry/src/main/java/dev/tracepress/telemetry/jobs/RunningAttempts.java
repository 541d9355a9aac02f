package dev.tracepress.telemetry.jobs;

import dev.tracepress.operations.application.port.out.RunningJob;
import dev.tracepress.operations.application.port.out.WorkerView;
import dev.tracepress.shared.adapter.jobs.JobAttempt;
import dev.tracepress.shared.application.port.out.JobKey;
import dev.tracepress.shared.domain.KeepsState;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The attempts at jobs that have begun here and not ended, whether they are sampled or not. */
@KeepsState("which attempts run at the moment")
public final class RunningAttempts {

    private final Set<RunningJob> running = ConcurrentHashMap.newKeySet();

    /** Counts it as running, until what comes back is run. */
    Runnable begin(JobAttempt attempt, Instant now) {
        var job = new RunningJob(new JobKey(attempt.kind(), attempt.id()), now);
        running.add(job);
        return () -> running.remove(job);
    }

    /** The longest first. */
    public List<RunningJob> now() {
        return running.stream()
                .sorted(Comparator.comparing(RunningJob::since))
                .limit(WorkerView.MOST_RUNNING)
                .toList();
    }
}
