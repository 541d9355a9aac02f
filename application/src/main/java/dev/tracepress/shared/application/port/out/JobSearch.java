package dev.tracepress.shared.application.port.out;

import dev.tracepress.shared.domain.PageSize;
import io.opentelemetry.instrumentation.annotations.SpanAttribute;
import java.util.Optional;

/**
 * Which jobs.
 *
 * @param filter for which no more jobs are looked through than {@link #MOST_LOOKED_THROUGH}
 * @param after where an earlier page ended, as that page says
 */
public record JobSearch(
        JobState state,
        Optional<String> kind,
        JobFilter filter,
        Optional<String> after,
        @SpanAttribute("pagination.per_page") PageSize size) {

    public static final int MOST_LOOKED_THROUGH = 10_000;

    /** How many jobs the answer looks through: of one page without a filter, one more than it shows. */
    public int looksThrough() {
        return filter.equals(JobFilter.NONE) ? size.value() + 1 : MOST_LOOKED_THROUGH;
    }
}
