package dev.tracepress.shared.adapter.jobs;

/** Which of the jobs that are due is taken first, whatever their kind; among equals, the one that has been due for longer. */
public enum JobPriority {
    HIGH(90),
    NORMAL(50),
    LOW(10);

    private final int level;

    JobPriority(int level) {
        this.level = level;
    }

    /** As in {@code scheduled_tasks.priority}; the numbers are db-scheduler's own. */
    public int level() {
        return level;
    }
}
