package dev.tracepress.telemetry.catalog;

/** Families of figures that libraries add, by the beginning of their names. */
public enum LibraryMetric {
    JVM("jvm.", "memory, garbage collection, classes, threads, virtual threads (Micrometer)"),
    PROCESS("process.", "CPU, uptime, open files of this process (Micrometer)"),
    SYSTEM("system.", "CPU and load of the machine (Micrometer)"),
    DISK("disk.", "free space where the service runs (Micrometer)"),
    EXECUTOR("executor.", "thread pools of the framework (Micrometer)"),
    NETTY(
            "netty.allocator.",
            "memory of requests, answers and statements on their way, beside the heap and in it (Micrometer)"),
    HIKARI("hikaricp.", "the scheduler's own JDBC pool (HikariCP)"),
    JDBC("jdbc.", "the same by Spring Boot's names"),
    LOGBACK("logback.events", "log lines by level (Micrometer)"),
    APPLICATION("application.", "how long the service took to start (Spring Boot)");

    private final String prefix;
    private final String meaning;

    LibraryMetric(String prefix, String meaning) {
        this.prefix = prefix;
        this.meaning = meaning;
    }

    public String prefix() {
        return prefix;
    }

    public String meaning() {
        return meaning;
    }
}
