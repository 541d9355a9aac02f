package dev.tracepress.wiring;

/** What one process does; all roles share the database, and any number of each may run. */
enum Role {
    API,
    WORKER,
    ALL;

    boolean servesRequests() {
        return this != WORKER;
    }

    boolean runsJobs() {
        return this != API;
    }

    String description() {
        return switch (this) {
            case API -> "api (serves requests; workers elsewhere run the jobs)";
            case WORKER -> "worker (runs jobs; answers nothing but health)";
            case ALL -> "all (serves requests and runs jobs)";
        };
    }
}
