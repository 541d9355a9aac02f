package dev.tracepress.shared.adapter.jobs;

import java.time.Duration;

/**
 * What this process does with jobs.
 *
 * @param runsJobs whether it runs them; it enqueues them in any case
 * @param poll how often it looks for due jobs unasked: the net under a wake-up that got lost
 * @param heartbeat how often it says that it lives; after four that are missed, and at the next look at that, which is
 *     every second heartbeat, its jobs are given to others
 */
public record JobSettings(boolean runsJobs, Duration poll, Duration heartbeat) {

    private static final Duration USUAL_POLL = Duration.ofSeconds(1);

    /** A crashed worker is noticed within 24 s; its jobs then count as failed and are tried again. */
    private static final Duration USUAL_HEARTBEAT = Duration.ofSeconds(4);

    public static JobSettings usual(boolean runsJobs) {
        return new JobSettings(runsJobs, USUAL_POLL, USUAL_HEARTBEAT);
    }
}
