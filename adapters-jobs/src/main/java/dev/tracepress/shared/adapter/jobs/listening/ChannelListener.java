package dev.tracepress.shared.adapter.jobs.listening;

/** Hears what other processes tell over a channel of PostgreSQL. Called on the connection's thread, so it may not block. */
public interface ChannelListener {

    /** The channel's name: a plain identifier. */
    String channel();

    /** Something was told. */
    void heard(String payload);

    /** The connection is there, for the first time or again: what was told meanwhile is lost. */
    void connected();
}
