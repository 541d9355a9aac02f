package dev.tracepress.shared.adapter.jobs.worker;

/** What an attempt failed of whose worker was not heard of any more. */
final class WorkerDied extends RuntimeException {

    WorkerDied(String worker) {
        super("the worker " + worker + " was not heard of any more", null, false, false);
    }
}
