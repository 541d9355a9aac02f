package dev.tracepress.shared.adapter.persistence.replica;

import java.util.List;

/** What became of reads that might come from a replica, since this process began, and how the replicas are. */
public interface ReplicaReads {

    /** Those that a replica answered. */
    long served();

    /** Those that a replica answered with what this process had changed since, so that the primary was asked as well. */
    long outdated();

    /** Those that a replica did not answer, so that the primary was asked as well. */
    long failed();

    /** The replicas, each by host and port. */
    List<String> names();

    /** How old what it shows may be, in seconds; no number while it is left out. */
    double secondsBehind(String name);
}
