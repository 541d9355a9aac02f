package dev.tracepress.shared.adapter.jobs;

/** How the worker of this process is called in the queue. */
public record WorkerName(String value) {}
