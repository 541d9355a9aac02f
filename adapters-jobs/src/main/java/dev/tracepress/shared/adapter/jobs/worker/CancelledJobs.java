package dev.tracepress.shared.adapter.jobs.worker;

import dev.tracepress.shared.adapter.jobs.listening.ChannelListener;
import dev.tracepress.shared.adapter.jobs.worker.RunningJobs.Pick;

/**
 * Interrupts the attempt that this process makes at a job which somebody cancelled. A hint: the job's row is gone already, so
 * that an attempt which nobody interrupts can have no effect either.
 */
record CancelledJobs(RunningJobs running) implements ChannelListener {

    static final String CHANNEL = "tracepress_cancelled_jobs";

    private static final String SEPARATOR = "/";
    private static final int PARTS = 3;

    /** What is told of a job; kinds have no slash in their names. */
    static String told(Pick pick) {
        return String.join(SEPARATOR, pick.kind(), Long.toString(pick.version()), pick.id());
    }

    @Override
    public String channel() {
        return CHANNEL;
    }

    @Override
    public void heard(String told) {
        var parts = told.split(SEPARATOR, PARTS);
        running.interrupt(new Pick(parts[0], parts[2], Long.parseLong(parts[1])));
    }

    @Override
    public void connected() {
        // Whatever was cancelled meanwhile ends without effect by itself.
    }
}
