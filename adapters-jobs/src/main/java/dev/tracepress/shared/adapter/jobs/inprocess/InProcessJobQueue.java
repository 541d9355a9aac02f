package dev.tracepress.shared.adapter.jobs.inprocess;

import dev.tracepress.shared.adapter.jobs.JobKind;
import dev.tracepress.shared.adapter.jobs.JobQueue;
import dev.tracepress.shared.adapter.jobs.JobTelemetry;
import dev.tracepress.shared.adapter.jobs.NewJob;
import dev.tracepress.shared.adapter.jobs.Turn;
import dev.tracepress.shared.adapter.jobs.inprocess.JobLedger.Changed;
import dev.tracepress.shared.adapter.jobs.queue.WakeUp;
import dev.tracepress.shared.adapter.jobs.rows.JobJson;
import dev.tracepress.shared.adapter.jobs.rows.NextRun;
import dev.tracepress.shared.application.port.out.JobKey;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import reactor.core.publisher.Mono;

/** The queue in a store in memory: jobs come and go with the store's transactions. */
record InProcessJobQueue(
        JobLedger ledger, JobMemory memory, JobJson json, JobTelemetry telemetry, WakeUp wakeUp, InstantSource time)
        implements JobQueue {

    @Override
    public <P> Mono<Long> enqueueAll(JobKind<P> kind, List<NewJob<P>> jobs) {
        var latest = NewJob.latestOfEachId(jobs);
        var ids = latest.stream().map(NewJob::id).toList();
        return ids.isEmpty()
                ? ledger.change(before -> new Changed<>(before, 0L))
                : telemetry
                        .enqueuing(
                                kind.name(), ids, trace -> ledger.change(before -> taken(before, kind, latest, trace)))
                        .delayUntil(taken -> taken == 0 ? Mono.empty() : memory.afterCommit(() -> tell(kind, taken)));
    }

    private <P> Changed<Long> taken(
            Jobs before, JobKind<P> kind, Collection<NewJob<P>> jobs, Map<String, String> trace) {
        var now = time.instant();
        var after = before;
        var taken = 0L;
        for (var job : jobs) {
            var key = new JobKey(kind.name(), job.id());
            var run = new NextRun(
                    job.due().orElse(now),
                    json.envelope(job.payload(), kind.payloadVersion(), now, trace, Turn.of(kind, job.payload())));
            var level = job.priority().level();
            var present = after.job(key);
            if (present.isEmpty() || job.conflict() == NewJob.Conflict.REPLACE) {
                after = after.with(present.map(there -> there.replacedBy(run, level))
                        .orElseGet(() -> QueuedJob.of(key, run, level)));
                taken++;
            }
        }
        return new Changed<>(after, taken);
    }

    private void tell(JobKind<?> kind, long jobs) {
        telemetry.enqueued(kind.name(), jobs);
        wakeUp.jobsAreWaiting();
    }
}
