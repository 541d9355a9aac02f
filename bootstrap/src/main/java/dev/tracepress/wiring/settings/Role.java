package dev.tracepress.wiring.settings;

/** What one process does; all roles share the database, and any number of each may run. */
public enum Role {
    API,
    WORKER,
    ALL,
    MIGRATE;

    public boolean servesRequests() {
        return this == API || this == ALL;
    }

    public boolean runsJobs() {
        return this == WORKER || this == ALL;
    }

    public String description() {
        return switch (this) {
            case API -> "api (serves requests; workers elsewhere run the jobs)";
            case WORKER -> "worker (runs jobs; answers nothing but health)";
            case ALL -> "all (serves requests and runs jobs)";
            case MIGRATE -> "migrate (brings the schema up to date and ends)";
        };
    }
}
