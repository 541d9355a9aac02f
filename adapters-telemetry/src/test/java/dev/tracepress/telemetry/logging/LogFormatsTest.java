package dev.tracepress.telemetry.logging;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggingEvent;
import dev.tracepress.telemetry.catalog.LogKey;
import dev.tracepress.telemetry.context.LogFields;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.context.Context;
import java.time.Instant;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.slf4j.event.KeyValuePair;
import org.springframework.mock.env.MockEnvironment;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class LogFormatsTest {

    private static final String TRACE_ID = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final String SPAN_ID = "00f067aa0ba902b7";

    private final LoggerContext loggers = new LoggerContext();

    @Test
    void a_line_is_one_json_object_with_trace_request_and_fields() {
        var line = inRequest(() -> new JsonLogFormat("tracepress").format(event("said \"so\"\nand so", null)));

        assertThat(line).endsWith("}\n").hasLineCount(1);
        var json = JsonMapper.shared().readTree(line);
        assertThat(json.propertyNames())
                .containsExactly(
                        "@timestamp",
                        "level",
                        "message",
                        "logger",
                        "service",
                        "traceId",
                        "spanId",
                        "requestId",
                        "job_id");
        assertThat(text(json, "@timestamp")).isEqualTo("2026-11-21T08:00:00.123456Z");
        assertThat(text(json, "level")).isEqualTo("WARN");
        assertThat(text(json, "message")).isEqualTo("said \"so\"\nand so");
        assertThat(text(json, "logger")).isEqualTo("dev.tracepress.Speaker");
        assertThat(text(json, "service")).isEqualTo("tracepress");
        assertThat(text(json, "traceId")).isEqualTo(TRACE_ID);
        assertThat(text(json, "spanId")).isEqualTo(SPAN_ID);
        assertThat(text(json, "requestId")).isEqualTo("r-1");
        assertThat(text(json, "job_id")).isEqualTo("favorite-1");
    }

    @Test
    void outside_of_a_request_there_is_no_trace() {
        var json = JsonMapper.shared().readTree(new JsonLogFormat("tracepress").format(event("m", null)));

        assertThat(json.propertyNames()).doesNotContain("traceId", "spanId", "requestId");
    }

    @Test
    void a_field_cannot_take_the_place_of_one_that_every_line_has() {
        var event = event("m", null);
        event.addKeyValuePair(new KeyValuePair("level", "FORGED"));

        var json = JsonMapper.shared().readTree(new JsonLogFormat("tracepress").format(event));

        assertThat(text(json, "level")).isEqualTo("WARN");
    }

    @Test
    void an_error_comes_with_its_stack_but_without_the_address_that_spring_quotes_in_it() {
        var error = new IllegalStateException("broken");
        error.addSuppressed(new Exception("\n\t*__checkpoint ⇢ HTTP GET \"/api/articles?search=secret\" [Handler]"));

        var json = JsonMapper.shared().readTree(new JsonLogFormat("tracepress").format(event("m", error)));

        assertThat(text(json, "error_type")).isEqualTo("java.lang.IllegalStateException");
        assertThat(text(json, "stack_trace"))
                .contains("broken", "at dev.tracepress")
                .doesNotContain("secret");
    }

    @Test
    void text_says_the_same_on_one_line_for_people() {
        var line = inRequest(() -> new TextLogFormat().format(event("m", null)));

        assertThat(line)
                .matches("\\d\\d:\\d\\d:\\d\\d\\.123 WARN  Speaker: m  job_id=favorite-1  requestId=r-1  traceId="
                        + TRACE_ID + "\n");
    }

    @Test
    void production_writes_json_and_development_text_unless_told_otherwise() {
        assertThat(written("ENVIRONMENT", "production")).startsWith("{");
        assertThat(written("ENVIRONMENT", "development")).doesNotStartWith("{");
        assertThat(written("LOG_FORMAT", "json")).startsWith("{");
    }

    @Test
    void a_blank_setting_counts_as_not_set() {
        assertThat(written("ENVIRONMENT", " ")).doesNotStartWith("{");
        assertThat(written("LOG_FORMAT", "")).doesNotStartWith("{");
        assertThat(new LogFormat(new MockEnvironment()
                                .withProperty("ENVIRONMENT", "production")
                                .withProperty("LOG_FORMAT", "")
                                .withProperty("OTEL_SERVICE_NAME", ""))
                        .format(event("m", null)))
                .contains("\"service\":\"tracepress\"");
    }

    @Test
    void what_the_line_and_its_request_both_say_is_told_once() {
        var event = event("m", null);
        event.addKeyValuePair(new KeyValuePair("requestId", "r-1"));

        assertThat(inRequest(() -> new TextLogFormat().format(event))).containsOnlyOnce("requestId=r-1");
        assertThat(inRequest(() -> new JsonLogFormat("tracepress").format(event)))
                .containsOnlyOnce("requestId");
    }

    private String written(String setting, String value) {
        return new LogFormat(new MockEnvironment().withProperty(setting, value)).format(event("m", null));
    }

    private static String inRequest(Supplier<String> format) {
        var fields = new LogFields(Map.of(LogKey.REQUEST_ID, "r-1"));
        var span = Span.wrap(SpanContext.create(TRACE_ID, SPAN_ID, TraceFlags.getSampled(), TraceState.getDefault()));
        try (var _ = Context.root().with(span).with(LogFields.KEY, fields).makeCurrent()) {
            return format.get();
        }
    }

    private LoggingEvent event(String message, @Nullable Throwable error) {
        var logger = loggers.getLogger("dev.tracepress.Speaker");
        var event = new LoggingEvent(getClass().getName(), logger, Level.WARN, message, error, null);
        event.setInstant(Instant.parse("2026-11-21T08:00:00.123456Z"));
        if (error == null) {
            event.addKeyValuePair(new KeyValuePair("job_id", "favorite-1"));
        }
        return event;
    }

    private static String text(JsonNode json, String key) {
        return json.path(key).asString();
    }
}
