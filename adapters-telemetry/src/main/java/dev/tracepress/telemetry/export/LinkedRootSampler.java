package dev.tracepress.telemetry.export;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.trace.data.LinkData;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import io.opentelemetry.sdk.trace.samplers.SamplingResult;
import java.util.List;

/**
 * Lets the root of a trace that links back to another follow the decision that was made there, so that the attempts at a job
 * can be seen exactly if the request that caused it can. All else is for the configured sampler to decide.
 *
 * @param trustsCallers whether the sampling flag of a caller's {@code traceparent} counts; otherwise any caller could have
 *     everything recorded, or nothing
 */
record LinkedRootSampler(Sampler configured, boolean trustsCallers) implements Sampler {

    @Override
    public SamplingResult shouldSample(
            Context parent, String traceId, String name, SpanKind kind, Attributes attributes, List<LinkData> links) {
        var parentSpan = Span.fromContext(parent).getSpanContext();
        if (!parentSpan.isValid() && !links.isEmpty()) {
            return links.getFirst().getSpanContext().isSampled()
                    ? SamplingResult.recordAndSample()
                    : SamplingResult.drop();
        }
        var counting = parentSpan.isRemote() && kind == SpanKind.SERVER && !trustsCallers ? Context.root() : parent;
        return configured.shouldSample(counting, traceId, name, kind, attributes, links);
    }

    @Override
    public String getDescription() {
        return "LinkedRoot{%s, trustsCallers=%s}".formatted(configured.getDescription(), trustsCallers);
    }
}
