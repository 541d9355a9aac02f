package dev.tracepress.architecture;

import java.util.List;

/** A ring of the hexagon: where its packages are, and which Maven module holds it. */
enum Ring {
    DOMAIN("domain", "domain"),
    APPLICATION("application", "application"),
    WEB("adapter.web", "adapters-web"),
    SECURITY("adapter.security", "adapters-security"),
    PERSISTENCE("adapter.persistence", "adapters-persistence"),
    JOBS("adapter.jobs", "adapters-jobs"),
    MEMORY("memory", "adapters-memory"),
    TELEMETRY("telemetry", "adapters-telemetry"),
    WIRING("wiring", "bootstrap");

    static final List<Ring> CORE = List.of(DOMAIN, APPLICATION);
    static final List<Ring> ADAPTERS = List.of(WEB, SECURITY, PERSISTENCE, JOBS);
    /** What meets the core at its ports. */
    static final List<Ring> OUTSIDE_THE_CORE = List.of(WEB, SECURITY, PERSISTENCE, JOBS, MEMORY, TELEMETRY);

    static final List<Ring> INSIDE_MODULES = List.of(DOMAIN, APPLICATION, WEB, SECURITY, PERSISTENCE, JOBS);

    /** They belong to no module: one keeps what all of them know, as one database would, one watches all, and one puts them together. */
    static final List<Ring> AROUND_MODULES = List.of(MEMORY, TELEMETRY, WIRING);

    private final String path;
    private final String folder;

    Ring(String path, String folder) {
        this.path = path;
        this.folder = folder;
    }

    /** Its package, below that of a module; for those around the modules, below the root. */
    String path() {
        return path;
    }

    /** Its Maven module. */
    String folder() {
        return folder;
    }

    boolean holds(String packageBelowModule) {
        return packageBelowModule.equals(path) || packageBelowModule.startsWith(path + ".");
    }
}
