package dev.tracepress.telemetry;

import static dev.tracepress.testkit.Facts.eventually;
import static io.opentelemetry.api.common.AttributeKey.booleanKey;
import static io.opentelemetry.api.common.AttributeKey.doubleKey;
import static io.opentelemetry.api.common.AttributeKey.longKey;
import static io.opentelemetry.api.common.AttributeKey.stringArrayKey;
import static io.opentelemetry.api.common.AttributeKey.stringKey;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tracepress.telemetry.ReceivedMetric.Exemplar;
import dev.tracepress.telemetry.ReceivedMetric.Point;
import dev.tracepress.telemetry.ReceivedSpan.Event;
import dev.tracepress.telemetry.ReceivedSpan.Link;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.logs.Severity;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.common.CompletableResultCode;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import reactor.core.publisher.Mono;

@Execution(ExecutionMode.CONCURRENT)
class OtlpReceiverTest {

    private static final Map<String, Object> PAPER = Map.of("service.name", "paper");
    private static final long PATIENCE_SECONDS = 30;

    private final OtlpReceiver receiver = OtlpReceiver.start();
    private final OtlpSender sender = new OtlpSender(receiver.url(), "paper");

    @AfterEach
    void close() {
        sender.close();
        receiver.close();
    }

    @Test
    void a_span_arrives_with_all_that_it_says() {
        var span = sender.tracer()
                .spanBuilder("GET /api/articles")
                .setSpanKind(SpanKind.SERVER)
                .setStartTimestamp(1_000, TimeUnit.MILLISECONDS)
                .setAttribute(stringKey("http.route"), "/api/articles")
                .setAttribute(longKey("http.response.status_code"), 503L)
                .setAttribute(doubleKey("share"), 0.5)
                .setAttribute(booleanKey("late"), true)
                .setAttribute(stringArrayKey("tags"), List.of("one", "two"))
                .startSpan();
        span.addEvent("exception", Attributes.of(stringKey("exception.message"), "too late"));
        span.setStatus(StatusCode.ERROR);
        span.end(1_250, TimeUnit.MILLISECONDS);
        sender.flush();

        assertThat(receiver.spans())
                .containsExactly(new ReceivedSpan(
                        span.getSpanContext().getTraceId(),
                        span.getSpanContext().getSpanId(),
                        "",
                        "GET /api/articles",
                        "SERVER",
                        Map.ofEntries(
                                Map.entry("http.route", "/api/articles"),
                                Map.entry("http.response.status_code", 503L),
                                Map.entry("share", 0.5),
                                Map.entry("late", true),
                                Map.entry("tags", List.of("one", "two"))),
                        "ERROR",
                        List.of(),
                        List.of(new Event("exception", Map.of("exception.message", "too late"))),
                        1_000_000_000,
                        1_250_000_000,
                        PAPER,
                        OtlpSender.SCOPE));
        assertThat(receiver.spans().getFirst().isRoot()).isTrue();
        assertThat(receiver.spans().getFirst().milliseconds()).isEqualTo(250);
    }

    @Test
    void a_child_names_its_parent_and_a_link_the_span_that_it_points_to() {
        var request = sender.tracer().spanBuilder("request").startSpan();
        var job = sender.tracer()
                .spanBuilder("job")
                .setSpanKind(SpanKind.CONSUMER)
                .setParent(Context.root().with(request))
                .addLink(request.getSpanContext(), Attributes.of(longKey("nth"), 1L))
                .startSpan();
        job.end();
        sender.flush();

        var requestIs = request.getSpanContext();
        assertThat(receiver.spans()).singleElement().satisfies(span -> {
            assertThat(span.traceId()).isEqualTo(requestIs.getTraceId());
            assertThat(span.parentSpanId()).isEqualTo(requestIs.getSpanId());
            assertThat(span.isRoot()).isFalse();
            assertThat(span.kind()).isEqualTo("CONSUMER");
            assertThat(span.status()).isEqualTo("UNSET");
            assertThat(span.links())
                    .containsExactly(new Link(requestIs.getTraceId(), requestIs.getSpanId(), Map.of("nth", 1L)));
        });
    }

    @Test
    void a_log_record_arrives_with_the_span_that_it_was_made_in() {
        var span = sender.tracer().spanBuilder("article.create").startSpan();
        sender.logger("dev.tracepress.Publishing")
                .logRecordBuilder()
                .setContext(Context.root().with(span))
                .setSeverity(Severity.WARN)
                .setSeverityText("WARN")
                .setBody("the title is long")
                .setAttribute(longKey("article_id"), 7L)
                .emit();
        sender.flush();

        assertThat(receiver.logs())
                .containsExactly(new ReceivedLog(
                        span.getSpanContext().getTraceId(),
                        span.getSpanContext().getSpanId(),
                        "WARN",
                        13,
                        "the title is long",
                        Map.of("article_id", 7L),
                        PAPER,
                        "dev.tracepress.Publishing",
                        span.getSpanContext().getTraceFlags().asByte()));
        assertThat(receiver.logs().getFirst().isSampled()).isTrue();
    }

    @Test
    void a_log_record_outside_of_a_span_has_empty_ids() {
        sender.logger("main").logRecordBuilder().setBody("started").emit();
        sender.flush();

        assertThat(receiver.logs())
                .containsExactly(new ReceivedLog("", "", "", 0, "started", Map.of(), PAPER, "main", 0));
        assertThat(receiver.logs().getFirst().isSampled()).isFalse();
    }

    @Test
    void a_histogram_arrives_with_its_buckets_and_an_example_that_names_its_span() {
        var span = sender.tracer().spanBuilder("request").startSpan();
        sender.meter()
                .histogramBuilder("http.server.request.duration")
                .setUnit("s")
                .setDescription("how long answers take")
                .setExplicitBucketBoundariesAdvice(List.of(0.1, 1.0))
                .build()
                .record(
                        0.25,
                        Attributes.of(stringKey("http.route"), "/api/articles"),
                        Context.root().with(span));
        sender.flush();

        var context = span.getSpanContext();
        assertThat(receiver.metrics())
                .containsExactly(new ReceivedMetric(
                        "http.server.request.duration",
                        "s",
                        "how long answers take",
                        "HISTOGRAM",
                        List.of(new Point(
                                Map.of("http.route", "/api/articles"),
                                1,
                                0.25,
                                List.of(0.1, 1.0),
                                List.of(0L, 1L, 0L),
                                List.of(new Exemplar(context.getTraceId(), context.getSpanId(), 0.25)))),
                        PAPER));
    }

    @Test
    void a_counter_and_a_gauge_arrive_whether_or_not_they_count_in_whole_numbers() {
        sender.meter().counterBuilder("articles.created").build().add(3);
        sender.meter().gaugeBuilder("jobs.queue.oldest_age").build().set(1.5);
        sender.flush();

        assertThat(receiver.metrics())
                .extracting(metric -> "%s %s %s"
                        .formatted(
                                metric.type(),
                                metric.name(),
                                metric.points().getFirst().value()))
                .containsExactlyInAnyOrder("SUM articles.created 3.0", "GAUGE jobs.queue.oldest_age 1.5");
    }

    @Test
    void a_word_is_found_wherever_it_stands() {
        var span = sender.tracer()
                .spanBuilder("name-canary")
                .setAttribute("canary-key", "välue-canary")
                .startSpan();
        span.addEvent("event-canary", Attributes.of(stringKey("inner"), "\"quoted-canary\""));
        span.setStatus(StatusCode.ERROR, "status-canary");
        span.addLink(span.getSpanContext(), Attributes.of(stringKey("link"), "link-canary"));
        span.end();
        sender.logger("scope-canary").logRecordBuilder().setBody("body-canary").emit();
        sender.meter().counterBuilder("counted").build().add(1, Attributes.of(stringKey("label"), "label-canary"));
        sender.flush();

        assertThat(receiver.everything())
                .contains("name-canary", "canary-key", "välue-canary", "event-canary", "quoted-canary")
                .contains("status-canary", "link-canary", "scope-canary", "body-canary", "label-canary", "paper");
    }

    @Test
    void what_comes_without_compression_is_read_as_well() {
        assertThat(export(sender, "none").isSuccess()).isTrue();

        assertThat(receiver.spans()).hasSize(1);
    }

    @Test
    void what_is_cleared_is_gone() {
        export(sender, "gzip");
        receiver.clear();

        assertThat(receiver.spans()).isEmpty();
        assertThat(receiver.everything()).isEmpty();
    }

    @Test
    void one_that_fails_keeps_nothing_until_it_is_told_to_take_it() {
        try (var failing = OtlpReceiver.failing();
                var asker = new OtlpSender(failing.url(), "paper")) {
            assertThat(export(asker, "gzip").isSuccess()).isFalse();
            assertThat(failing.requests()).isEqualTo(1);
            assertThat(failing.spans()).isEmpty();

            failing.answering(200);

            assertThat(export(asker, "gzip").isSuccess()).isTrue();
            assertThat(failing.spans()).hasSize(1);
        }
    }

    @Test
    void one_that_stalls_leaves_the_sender_waiting_until_it_is_closed() {
        CompletableResultCode sending;
        try (var stalling = OtlpReceiver.stalling();
                var asker = new OtlpSender(stalling.url(), "paper")) {
            sending = asker.exportSpan("gzip");

            eventually(() -> Mono.just(stalling.requests() == 1));
            assertThat(sending.isDone()).isFalse();
            assertThat(stalling.spans()).isEmpty();
        }

        assertThat(ended(sending).isSuccess()).isFalse();
    }

    private static CompletableResultCode export(OtlpSender sender, String compression) {
        return ended(sender.exportSpan(compression));
    }

    private static CompletableResultCode ended(CompletableResultCode sending) {
        var ended = sending.join(PATIENCE_SECONDS, TimeUnit.SECONDS);
        assertThat(ended.isDone()).isTrue();
        return ended;
    }
}
