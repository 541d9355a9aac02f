package dev.tracepress.shared.adapter.jobs.queue;

import java.util.List;
import org.springframework.r2dbc.core.DatabaseClient;

/** Wakes the worker of this process, and by {@code NOTIFY} those of others. */
final class PostgresWakeUp implements WakeUp, AutoCloseable {

    /** There is nothing to say but that jobs are waiting. */
    private static final List<String> NOTICE = List.of("");

    private final LocalWorker localWorker;
    private final Notifier others;

    PostgresWakeUp(DatabaseClient database, LocalWorker localWorker) {
        this.localWorker = localWorker;
        this.others = new Notifier(database, CHANNEL, () -> NOTICE);
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
