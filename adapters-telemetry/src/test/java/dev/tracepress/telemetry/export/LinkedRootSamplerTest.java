package dev.tracepress.telemetry.export;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.trace.data.LinkData;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import io.opentelemetry.sdk.trace.samplers.SamplingDecision;
import java.util.List;
import org.junit.jupiter.api.Test;

class LinkedRootSamplerTest {

    private static final String TRACE_ID = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final Sampler NEVER = Sampler.parentBased(Sampler.alwaysOff());
    private static final Sampler ALWAYS = Sampler.parentBased(Sampler.alwaysOn());

    @Test
    void a_linked_root_follows_what_it_links_to_whatever_is_configured() {
        assertThat(linkedRoot(NEVER, TraceFlags.getSampled())).isEqualTo(SamplingDecision.RECORD_AND_SAMPLE);
        assertThat(linkedRoot(ALWAYS, TraceFlags.getDefault())).isEqualTo(SamplingDecision.DROP);
    }

    @Test
    void a_trusted_caller_decides() {
        assertThat(request(NEVER, true, TraceFlags.getSampled())).isEqualTo(SamplingDecision.RECORD_AND_SAMPLE);
        assertThat(request(ALWAYS, true, TraceFlags.getDefault())).isEqualTo(SamplingDecision.DROP);
    }

    @Test
    void a_caller_who_is_not_trusted_decides_nothing() {
        assertThat(request(NEVER, false, TraceFlags.getSampled())).isEqualTo(SamplingDecision.DROP);
        assertThat(request(ALWAYS, false, TraceFlags.getDefault())).isEqualTo(SamplingDecision.RECORD_AND_SAMPLE);
    }

    private static SamplingDecision linkedRoot(Sampler configured, TraceFlags flags) {
        var link = LinkData.create(remote(flags));
        return new LinkedRootSampler(configured, true)
                .shouldSample(Context.root(), TRACE_ID, "job.x", SpanKind.CONSUMER, Attributes.empty(), List.of(link))
                .getDecision();
    }

    private static SamplingDecision request(Sampler configured, boolean trusts, TraceFlags flags) {
        var parent = Context.root().with(Span.wrap(remote(flags)));
        return new LinkedRootSampler(configured, trusts)
                .shouldSample(parent, TRACE_ID, "GET", SpanKind.SERVER, Attributes.empty(), List.of())
                .getDecision();
    }

    private static SpanContext remote(TraceFlags flags) {
        return SpanContext.createFromRemoteParent(TRACE_ID, "00f067aa0ba902b7", flags, TraceState.getDefault());
    }
}
