package dev.tracepress.shared.adapter.jobs.rows;

/** What stands in the row of a job is nothing to run with. Trying again would not help. */
public final class UnreadableJob extends RuntimeException {

    private UnreadableJob(String why) {
        super("the job cannot be read: " + why, null, false, false);
    }

    static UnreadableJob withoutEnvelope() {
        return new UnreadableJob("its row holds no envelope; what it holds is kept as the payload");
    }

    static UnreadableJob withoutPayload() {
        return new UnreadableJob("its payload is null");
    }
}
