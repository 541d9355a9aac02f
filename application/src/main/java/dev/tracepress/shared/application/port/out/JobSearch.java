package dev.tracepress.shared.application.port.out;

import dev.tracepress.shared.domain.PageSize;
import io.opentelemetry.instrumentation.annotations.SpanAttribute;
import java.util.Optional;

/**
 * Which jobs.
 *
 * @param after where an earlier page ended, as that page says
 */
public record JobSearch(
        JobState state,
        Optional<String> kind,
        Optional<String> after,
        @SpanAttribute("pagination.per_page") PageSize size) {}
