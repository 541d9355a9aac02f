package dev.tracepress.shared.adapter.jobs;

/**
 * A kind of job that nobody enqueues: it has one row in the queue, which every worker sees to, and runs when its cron
 * expression says.
 */
public interface RecurringJob extends JobKind<Occurrence> {

    Recurrence recurrence();

    @Override
    default Class<Occurrence> payloadType() {
        return Occurrence.class;
    }
}
