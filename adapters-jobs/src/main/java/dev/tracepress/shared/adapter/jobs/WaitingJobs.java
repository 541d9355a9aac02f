package dev.tracepress.shared.adapter.jobs;

/** Wakes the worker of this process when another one enqueues. */
record WaitingJobs(LocalWorker worker) implements ChannelListener {

    @Override
    public String channel() {
        return WakeUp.CHANNEL;
    }

    @Override
    public void heard(String nothing) {
        worker.look();
    }

    @Override
    public void connected() {
        worker.look();
    }
}
