package dev.tracepress.shared.adapter.jobs.queue;

import java.util.List;

/** Wakes the worker of this process, and those of others where they can be told. */
final class PostgresWakeUp implements WakeUp, AutoCloseable {

    /** There is nothing to say but that jobs are waiting. */
    private static final List<String> NOTICE = List.of("");

    private final LocalWorker localWorker;
    private final Notifier others;

    PostgresWakeUp(Notifiers notifiers, LocalWorker localWorker) {
        this.localWorker = localWorker;
        this.others = notifiers.over(CHANNEL, () -> NOTICE);
    }

    @Override
    public void jobsAreWaiting() {
        localWorker.look();
        others.thereIsNews();
    }

    @Override
    public void close() {
        others.close();
    }
}
