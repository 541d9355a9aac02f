package dev.tracepress.shared.adapter.jobs;

import java.util.Map;

/**
 * Jobs that ended in one transaction.
 *
 * @param jobs how many, this one included
 * @param trace the headers of the attempt by which the transaction was begun and committed
 */
public record CommittedTogether(int jobs, Map<String, String> trace) {

    public CommittedTogether {
        trace = Map.copyOf(trace);
    }
}
