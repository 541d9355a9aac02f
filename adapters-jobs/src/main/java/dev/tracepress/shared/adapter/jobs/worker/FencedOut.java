package dev.tracepress.shared.adapter.jobs.worker;

/** The job was taken from this worker while it ran; nothing that it wrote remains. */
public final class FencedOut extends RuntimeException {

    public FencedOut() {
        super("the job was given to another worker", null, false, false);
    }
}
