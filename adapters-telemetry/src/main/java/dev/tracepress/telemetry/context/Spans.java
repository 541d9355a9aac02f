package dev.tracepress.telemetry.context;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.semconv.ErrorAttributes;

/** What spans of all kinds have in common. */
public final class Spans {

    private Spans() {}

    /** In a trace that is not sampled, the parent itself, which records nothing either: most requests pass here. */
    public static Span child(Tracer tracer, String name, Context parent) {
        return isUnsampled(parent)
                ? Span.fromContext(parent)
                : tracer.spanBuilder(name).setParent(parent).startSpan();
    }

    public static boolean isUnsampled(Context context) {
        var span = Span.fromContext(context).getSpanContext();
        return span.isValid() && !span.isSampled();
    }

    public static boolean isInTrace(Context context) {
        return Span.fromContext(context).getSpanContext().isValid();
    }

    /** Names the error without its message, which may quote what a person wrote. */
    public static void failed(Span span, Throwable error) {
        refused(span, error);
        span.setStatus(StatusCode.ERROR);
    }

    /** Likewise, but a no to somebody is no error of the service's, so it leaves the span unmarked. */
    public static void refused(Span span, Throwable error) {
        span.setAttribute(ErrorAttributes.ERROR_TYPE, error.getClass().getName());
    }
}
