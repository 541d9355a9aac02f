package dev.tracepress.shared.adapter.jobs.queue;

import java.util.List;
import org.springframework.r2dbc.core.DatabaseClient;

/**
 * Tells the workers, of this process and of others, that jobs are waiting. It is a hint: one that gets lost costs a worker at
 * most the time to its next poll.
 */
public final class WakeUp implements AutoCloseable {

    public static final String CHANNEL = "tracepress_jobs";

    /** There is nothing to say but that jobs are waiting. */
    private static final List<String> NOTICE = List.of("");

    private final LocalWorker localWorker;
    private final Notifier others;

    WakeUp(DatabaseClient database, LocalWorker localWorker) {
        this.localWorker = localWorker;
        this.others = new Notifier(database, CHANNEL, () -> NOTICE);
    }

    /** Returns at once; safe to call from any thread. */
    public void jobsAreWaiting() {
        localWorker.look();
        others.thereIsNews();
    }

    @Override
    public void close() {
        others.close();
    }
}
