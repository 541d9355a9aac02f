package dev.tracepress.shared.adapter.jobs.worker;

import dev.tracepress.shared.adapter.jobs.listening.ChannelListener;
import dev.tracepress.shared.adapter.jobs.queue.LocalWorker;
import dev.tracepress.shared.adapter.jobs.queue.WakeUp;

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
