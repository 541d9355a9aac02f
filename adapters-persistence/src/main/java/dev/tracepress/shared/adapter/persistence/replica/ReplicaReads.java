package dev.tracepress.shared.adapter.persistence.replica;

/** What became of reads that might come from a replica, since this process began, and how the replicas are. */
public interface ReplicaReads {

    /** Those that a replica answered. */
    long served();

    /** Those that a replica answered with what this process had changed since, so that the primary was asked as well. */
    long outdated();

    /** Those that a replica did not answer, so that the primary was asked as well. */
    long failed();

    /** How many replicas are read from. */
    int following();

    /** How many of the servers are no replica but the primary, since any of them may be promoted. */
    int primaries();

    /** How many replicas are not, for they lag, do not answer, or follow another primary. */
    int leftOut();
}
