package dev.tracepress.telemetry.profiling;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tracepress.telemetry.catalog.SignalCatalog;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.pyroscope.javaagent.api.ProfilerApi;
import io.pyroscope.javaagent.api.ProfilerScopedContext;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ProfiledSpansTest {

    private static final SpanContext CALLER = SpanContext.createFromRemoteParent(
            "4bf92f3577b34da6a3ce929d0e0e4736", "00f067aa0ba902b7", TraceFlags.getSampled(), TraceState.getDefault());

    private final Tracer tracer = SdkTracerProvider.builder()
            .addSpanProcessor(new ProfiledSpans())
            .build()
            .get("test");
    private final Labels labels = new Labels();

    @BeforeEach
    void profile() {
        ProfiledSpans.labelSamplesOf(labels);
    }

    @AfterEach
    void stop() {
        ProfiledSpans.labelNoSamples();
    }

    @Test
    void spans_name_the_profile_of_the_first_one_that_this_process_began() {
        var request = span("GET /api/articles", Context.root().with(Span.wrap(CALLER)));
        var useCase = span("article.findAll", Context.root().with(request));
        var statement = span("SELECT articles", Context.root().with(useCase));

        var profile = request.getSpanContext().getSpanId();
        assertThat(List.of(request, useCase, statement))
                .extracting(ProfiledSpansTest::profileOf)
                .containsOnly(profile);
    }

    @Test
    void samples_carry_that_profile_and_the_name_of_the_span_at_hand() {
        var request = span("GET /api/articles", Context.root());
        var useCase = span("article.findAll", Context.root().with(request));

        ProfiledSpans.onThread(Context.root().with(useCase));

        assertThat(labels.put).containsExactly(request.getSpanContext().getSpanId() + " article.findAll");
    }

    @Test
    void a_thread_without_a_span_loses_its_label() {
        ProfiledSpans.onThread(Context.root());

        assertThat(labels.put).containsExactly("0000000000000000 ");
    }

    @Test
    void a_trace_that_is_not_recorded_labels_nothing() {
        ProfiledSpans.onThread(Context.root().with(Span.wrap(CALLER)));

        assertThat(labels.put).containsExactly("0000000000000000 ");
    }

    @Test
    void virtual_threads_are_left_alone() throws InterruptedException {
        var request = span("GET /api/articles", Context.root());

        Thread.ofVirtual()
                .start(() -> ProfiledSpans.onThread(Context.root().with(request)))
                .join();

        assertThat(labels.put).isEmpty();
    }

    @Test
    void without_a_profiler_spans_name_no_profile_and_threads_get_no_label() {
        ProfiledSpans.labelNoSamples();
        var request = span("GET /api/articles", Context.root());

        ProfiledSpans.onThread(Context.root().with(request));

        assertThat(profileOf(request)).isNull();
        assertThat(labels.put).isEmpty();
    }

    private Span span(String name, Context parent) {
        return tracer.spanBuilder(name).setParent(parent).startSpan();
    }

    private static @Nullable String profileOf(Span span) {
        return ((ReadableSpan) span).getAttribute(SignalCatalog.PROFILE_ID);
    }

    /** A profiler that only notes how it was to label samples. */
    private static final class Labels implements ProfilerApi {

        private final List<String> constants = new ArrayList<>(List.of(""));
        private final List<String> put = new ArrayList<>();

        @Override
        public void setTracingContext(long spanId, long spanName) {
            put.add(HexFormat.of().toHexDigits(spanId) + " " + constants.get((int) spanName));
        }

        @Override
        public long registerConstant(String constant) {
            constants.add(constant);
            return constants.size() - 1L;
        }

        @Override
        public void startProfiling() {
            throw new UnsupportedOperationException();
        }

        @Override
        public boolean isProfilingStarted() {
            return true;
        }

        @Override
        @SuppressWarnings("deprecation") // the interface has it
        public ProfilerScopedContext createScopedContext(Map<String, String> labels) {
            throw new UnsupportedOperationException();
        }
    }
}
