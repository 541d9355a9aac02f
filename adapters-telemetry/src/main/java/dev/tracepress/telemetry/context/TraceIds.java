package dev.tracepress.telemetry.context;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.trace.IdGenerator;

/** Names for requests that nobody traces, so that an error can still be found by its id in the client's log and ours. */
public final class TraceIds {

    private TraceIds() {}

    public static String random() {
        return IdGenerator.random().generateTraceId();
    }

    /** Of the caller's trace if there is one. It is not recorded, nor is what would be its child. */
    public static Span unrecorded(Context parent) {
        var caller = Span.fromContext(parent).getSpanContext();
        return Span.wrap(SpanContext.create(
                caller.isValid() ? caller.getTraceId() : random(),
                IdGenerator.random().generateSpanId(),
                TraceFlags.getDefault(),
                caller.getTraceState()));
    }
}
