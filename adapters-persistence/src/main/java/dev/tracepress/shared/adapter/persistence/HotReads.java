package dev.tracepress.shared.adapter.persistence;

/** What became of reads that might come from memory, since this process began. */
public interface HotReads {

    /** Those that found in memory what they asked for. */
    long hits();

    /** Those for which it was loaded; many may have waited for one load. */
    long misses();

    /** About what is held takes. */
    long bytes();
}
