package dev.tracepress.shared.adapter.jobs;

import java.util.Optional;

/**
 * Jobs that ended in one transaction.
 *
 * @param jobs how many, this one included
 * @param traceId where the beginning and the commit of the transaction show, as W3C Trace Context writes it; empty without telemetry
 */
public record CommittedTogether(int jobs, Optional<String> traceId) {}
