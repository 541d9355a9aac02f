package dev.tracepress.operations.domain;

/** Names a span: 16 hexadecimal digits, in its trace. */
public record SpanReference(TraceId trace, String span) {}
