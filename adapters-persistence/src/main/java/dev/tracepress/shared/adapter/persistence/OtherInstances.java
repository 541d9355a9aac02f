package dev.tracepress.shared.adapter.persistence;

/** The other processes of this installation. */
public interface OtherInstances {

    /** Whether this process hears at once what they change. */
    boolean areHeard();
}
