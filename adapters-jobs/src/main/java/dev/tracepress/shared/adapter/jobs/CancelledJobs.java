package dev.tracepress.shared.adapter.jobs;

/**
 * Interrupts the attempt that this process makes at a job which somebody cancelled. A hint: the job's row is gone already, so
 * that an attempt which nobody interrupts can have no effect either.
 */
record CancelledJobs(RunningJobs running) implements ChannelListener {

    static final String CHANNEL = "tracepress_cancelled_jobs";

    private static final char SEPARATOR = '/';

    /** What is told of a job; kinds have no slash in their names. */
    static String told(String kind, String id) {
        return kind + SEPARATOR + id;
    }

    @Override
    public String channel() {
        return CHANNEL;
    }

    @Override
    public void heard(String told) {
        var end = told.indexOf(SEPARATOR);
        running.interrupt(told.substring(0, end), told.substring(end + 1));
    }

    @Override
    public void connected() {
        // Whatever was cancelled meanwhile ends without effect by itself.
    }
}
