package dev.tracepress.shared.adapter.jobs.worker;

import com.github.kagkarlsson.scheduler.Clock;
import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.OnStartup;
import dev.tracepress.shared.adapter.jobs.Occurrence;
import dev.tracepress.shared.adapter.jobs.Occurrences;
import dev.tracepress.shared.adapter.jobs.RecurringJob;
import dev.tracepress.shared.adapter.jobs.rows.JobEnvelope;

/** A recurring kind of job: every worker that starts sees to it that the one row is there, and for the declared times. */
final class RecurringTask extends JobTask<Occurrence> implements OnStartup {

    private final RecurringJob kind;
    private final Occurrences occurrences;

    RecurringTask(RecurringJob kind, JobRunner runner, JobSlots slots, Occurrences occurrences) {
        super(kind, runner, slots);
        this.kind = kind;
        this.occurrences = occurrences;
    }

    @Override
    public void onStartup(SchedulerClient queue, Clock clock) {
        var first = occurrences.first(kind);
        var row = instance(Occurrences.ROW, first.envelope());
        if (!queue.scheduleIfNotExists(row, first.due())) {
            queue.getScheduledExecution(row)
                    .filter(there -> !there.isPicked() && !occurrences.isUpToDate(kind, (JobEnvelope) there.getData()))
                    .ifPresent(_ -> queue.reschedule(row, first.due(), first.envelope()));
        }
    }
}
