package dev.tracepress.shared.adapter.jobs.worker;

import dev.tracepress.shared.adapter.jobs.JobQueue;
import dev.tracepress.testkit.StoragePorts;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** A queue with workers who do only what the test says, and a clock that only the test moves. */
public interface Workshop extends AutoCloseable {

    JobQueue queue();

    StoragePorts store();

    Instant now();

    void pass(Duration time);

    /** Runs all jobs that are due, one at a time, and those that become due by that; returns when none is. */
    void work();

    /** Begins to do so, and does not wait. */
    void beginWork();

    /** The ids of the jobs in the queue, in no order. */
    List<String> queued();

    /** The ids of the dead jobs, each with the number of its attempts. */
    List<String> dead();

    @Override
    void close();
}
