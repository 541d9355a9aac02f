package dev.tracepress.telemetry.profiling;

import dev.tracepress.shared.domain.KeepsState;
import dev.tracepress.telemetry.catalog.SignalCatalog;
import dev.tracepress.telemetry.context.ReactorTraceContext;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.trace.ReadWriteSpan;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SpanProcessor;
import io.pyroscope.javaagent.api.ProfilerApi;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * Links profiles with traces, while there is a profiler. The samples of a thread carry the request or attempt at a job that
 * it works for, and every span of that names the profile to be looked at.
 *
 * <p>A profile belongs to the first span that this process began, since the later ones are too short for a sampler. Within
 * it, samples tell the spans apart by name.
 */
@KeepsState("the profiler, once it runs")
public final class ProfiledSpans implements SpanProcessor {

    private static final AttributeKey<String> PROFILE_ID = SignalCatalog.PROFILE_ID;

    /** Of the class, as the contexts of threads are. */
    private static volatile @Nullable ProfilerApi profiler;

    static void labelSamplesOf(ProfilerApi running) {
        profiler = running;
        ReactorTraceContext.listenOnThreads(ProfiledSpans::onThread);
    }

    static void labelNoSamples() {
        profiler = null;
        ReactorTraceContext.listenOnThreads(_ -> {});
    }

    /**
     * Takes note of the context that this thread begins to work in, the empty one included. Costs some 100 ns.
     *
     * <p>A virtual thread is not labelled: the label would stick to the thread that carries it, and so to whoever is carried
     * next.
     */
    static void onThread(Context context) {
        var running = profiler;
        if (running != null && !Thread.currentThread().isVirtual()) {
            label(running, Span.fromContext(context));
        }
    }

    private static void label(ProfilerApi running, Span span) {
        var profile = profileOf(span);
        if (profile == null) {
            running.setTracingContext(0, 0);
        } else {
            running.setTracingContext(
                    HexFormat.fromHexDigitsToLong(profile), running.registerConstant(((ReadableSpan) span).getName()));
        }
    }

    private static @Nullable String profileOf(Span span) {
        return span instanceof ReadableSpan readable ? readable.getAttribute(PROFILE_ID) : null;
    }

    @Override
    public void onStart(Context parent, ReadWriteSpan span) {
        if (profiler != null) {
            var ofParent = profileOf(Span.fromContext(parent));
            span.setAttribute(
                    PROFILE_ID, ofParent == null ? span.getSpanContext().getSpanId() : ofParent);
        }
    }

    @Override
    public boolean isStartRequired() {
        return true;
    }

    @Override
    public void onEnd(ReadableSpan span) {
        // Its attribute is set, and its thread gets another context.
    }

    @Override
    public boolean isEndRequired() {
        return false;
    }
}
