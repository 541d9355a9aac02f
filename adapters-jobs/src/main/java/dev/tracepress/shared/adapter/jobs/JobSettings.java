package dev.tracepress.shared.adapter.jobs;

import java.time.Duration;

/**
 * What this process does with jobs.
 *
 * @param runsJobs whether it runs them; it enqueues them in any case
 * @param jobsAtOnce how many at most
 * @param poll how often it looks for due jobs unasked: the net under a wake-up that got lost
 * @param heartbeat how often it says that it lives; after four that are missed, and at the next look at that, which is
 *     every second heartbeat, its jobs are given to others
 * @param grace how long the jobs that run may take to finish when the service stops, before they are given back
 * @param historyKept how long jobs that are over are remembered
 * @param deadKept how long dead jobs are kept
 */
public record JobSettings(
        boolean runsJobs,
        int jobsAtOnce,
        Duration poll,
        Duration heartbeat,
        Duration grace,
        Duration historyKept,
        Duration deadKept) {

    /** Half of the connections: a backlog of jobs must not keep requests waiting for the other half. */
    private static final int USUAL_JOBS_AT_ONCE = 5;

    private static final Duration USUAL_POLL = Duration.ofSeconds(1);

    /** Where no wake-up comes from other processes. */
    private static final Duration UNTOLD_POLL = Duration.ofMillis(250);

    /** A crashed worker is noticed within 24 s; its jobs then count as failed and are tried again. */
    private static final Duration USUAL_HEARTBEAT = Duration.ofSeconds(4);

    private static final Duration USUAL_GRACE = Duration.ofSeconds(10);

    /** Long enough to look into what happened yesterday. */
    private static final Duration USUAL_HISTORY = Duration.ofDays(2);

    /** Long enough for whoever is to mend it to be back from a holiday. */
    private static final Duration USUAL_DEAD_KEPT = Duration.ofDays(90);

    public static JobSettings usual(boolean runsJobs) {
        return new JobSettings(
                runsJobs, USUAL_JOBS_AT_ONCE, USUAL_POLL, USUAL_HEARTBEAT, USUAL_GRACE, USUAL_HISTORY, USUAL_DEAD_KEPT);
    }

    public JobSettings keeping(Duration history, Duration dead) {
        return new JobSettings(runsJobs, jobsAtOnce, poll, heartbeat, grace, history, dead);
    }

    /** Without wake-ups from other processes, so that the poll is all that finds their jobs. */
    public JobSettings untold() {
        return new JobSettings(runsJobs, jobsAtOnce, UNTOLD_POLL, heartbeat, grace, historyKept, deadKept);
    }

    public JobSettings jobsAtOnce(int most) {
        return new JobSettings(runsJobs, most, poll, heartbeat, grace, historyKept, deadKept);
    }
}
