package dev.tracepress.shared.adapter.jobs.listening;

/**
 * How this process hears of others.
 *
 * @param listens whether PostgreSQL tells it; if not, it is told nothing, tells nobody, and looks by itself
 */
public record ListeningSettings(boolean listens) {}
