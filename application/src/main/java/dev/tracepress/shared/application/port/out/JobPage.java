package dev.tracepress.shared.application.port.out;

import io.opentelemetry.instrumentation.annotations.SpanAttribute;
import java.util.List;
import java.util.Optional;

/**
 * Some jobs of one state: those in the queue soonest first, and of one time by kind and id; those that are over latest first.
 *
 * @param next where the next page begins; empty on the last
 * @param lookedThrough how many jobs were looked at for it, those that are shown among them
 */
public record JobPage(@SpanAttribute("result.count") List<JobView> jobs, Optional<String> next, long lookedThrough) {

    public JobPage {
        jobs = List.copyOf(jobs);
    }
}
