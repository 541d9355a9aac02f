package dev.tracepress.shared.application.port.out;

import io.opentelemetry.instrumentation.annotations.SpanAttribute;

/** Names a job: its kind, and its id among those of that kind. */
public record JobKey(
        @SpanAttribute("job.type") String kind,
        @SpanAttribute("job.id") String id) {}
