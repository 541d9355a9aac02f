package dev.tracepress.wiring.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

/** None of OpenTelemetry's variables is passed over in silence, and none breaks the start in its own words. */
class OtelVariablesTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "OTEL_EXPORTER_OTLP_ENDPOINT|collector:4318|http://localhost:4318",
                "OTEL_EXPORTER_OTLP_LOGS_ENDPOINT|http://collector:99999|http://localhost:4318",
                "OTEL_EXPORTER_OTLP_TRACES_ENDPOINT|http://|http://localhost:4318",
                "OTEL_EXPORTER_OTLP_ENDPOINT|' '|http://localhost:4318",
                "OTEL_EXPORTER_OTLP_PROTOCOL|http/json|grpc, http/protobuf",
                "OTEL_EXPORTER_OTLP_PROTOCOL|'grpc '|grpc, http/protobuf",
                "OTEL_EXPORTER_OTLP_COMPRESSION|zstd|gzip, none",
                "OTEL_EXPORTER_OTLP_TIMEOUT|0|from 1",
                "OTEL_EXPORTER_OTLP_TIMEOUT|10s|from 1",
                "OTEL_EXPORTER_OTLP_CERTIFICATE|/nowhere/ca.pem|PEM file",
                "OTEL_RESOURCE_ATTRIBUTES|team|pairs",
                "OTEL_RESOURCE_ATTRIBUTES|team=%zz|pairs",
                "OTEL_TRACES_EXPORTER|zipkin|otlp",
                "OTEL_TRACES_EXPORTER|otlp,none|otlp",
                "OTEL_LOGS_EXPORTER|console|otlp",
                "OTEL_METRICS_EXPORTER|statsd|otlp, prometheus",
                "OTEL_PROPAGATORS|tracecontext,xray|tracecontext, baggage, b3, b3multi",
                "OTEL_TRACES_SAMPLER|jaeger_remote|always_on",
                "OTEL_TRACES_SAMPLER_ARG|NaN|from 0 to 1",
                "OTEL_TRACES_SAMPLER_ARG|1.5|from 0 to 1",
                "OTEL_BSP_MAX_QUEUE_SIZE|-1|from 1",
                "OTEL_BSP_SCHEDULE_DELAY|0|from 1",
                "OTEL_BLRP_EXPORT_TIMEOUT|0|from 1",
                "OTEL_BSP_MAX_EXPORT_BATCH_SIZE|1e3|from 1",
                "OTEL_SPAN_ATTRIBUTE_COUNT_LIMIT|-5|from 0",
                "OTEL_METRIC_EXPORT_INTERVAL|0|from 1",
                "OTEL_METRICS_EXEMPLAR_FILTER|some|always_on",
                "OTEL_EXPORTER_OTLP_METRICS_TEMPORALITY_PREFERENCE|lowmemory|cumulative, delta",
                "OTEL_SDK_DISABLED|yes|true, false"
            })
    void a_value_that_cannot_be_used_is_refused_by_name(String name, String value, String advice) {
        assertThatThrownBy(() -> check(Map.of(name, value)))
                .isInstanceOfSatisfying(
                        StartupRefused.class,
                        refusal -> assertThat(refusal.whatToDo()).contains(advice))
                .hasMessage("%s is \"%s\"".formatted(name, value));
    }

    @Test
    void headers_that_cannot_be_used_are_refused_and_not_repeated() {
        assertThatThrownBy(() -> check(Map.of("OTEL_EXPORTER_OTLP_HEADERS", "Bearer s3cret")))
                .isInstanceOf(StartupRefused.class)
                .hasMessage("OTEL_EXPORTER_OTLP_HEADERS cannot be used");
    }

    @Test
    void a_batch_fits_into_its_queue() {
        assertThatThrownBy(() -> check(Map.of("OTEL_BSP_MAX_QUEUE_SIZE", "100")))
                .isInstanceOf(StartupRefused.class)
                .hasMessageContaining("OTEL_BSP_MAX_EXPORT_BATCH_SIZE is more than OTEL_BSP_MAX_QUEUE_SIZE");
        assertThat(check(Map.of("OTEL_BSP_MAX_QUEUE_SIZE", "100", "OTEL_BSP_MAX_EXPORT_BATCH_SIZE", "100")))
                .isEmpty();
    }

    @Test
    void a_key_needs_its_certificate(@TempDir Path folder) throws IOException {
        var pem = Files.writeString(folder.resolve("key.pem"), "-----BEGIN PRIVATE KEY-----");

        assertThatThrownBy(() -> check(Map.of("OTEL_EXPORTER_OTLP_CLIENT_KEY", pem.toString())))
                .isInstanceOf(StartupRefused.class)
                .hasMessageContaining("OTEL_EXPORTER_OTLP_CLIENT_CERTIFICATE");
    }

    @Test
    void what_platforms_usually_set_is_taken() {
        assertThat(check(Map.of(
                        "OTEL_SERVICE_NAME", "press",
                        "OTEL_RESOURCE_ATTRIBUTES", "deployment.environment.name=staging,k8s.pod.name=a%20b",
                        "OTEL_EXPORTER_OTLP_ENDPOINT", "http://collector:4317",
                        "OTEL_EXPORTER_OTLP_PROTOCOL", "grpc",
                        "OTEL_EXPORTER_OTLP_HEADERS", "Authorization=Bearer%20abc, x-team=red",
                        "OTEL_METRICS_EXPORTER", "prometheus",
                        "OTEL_LOGS_EXPORTER", "none",
                        "OTEL_PROPAGATORS", "tracecontext,baggage,b3",
                        "OTEL_TRACES_SAMPLER", "parentbased_traceidratio",
                        "OTEL_TRACES_SAMPLER_ARG", "0.25")))
                .isEmpty();
    }

    @Test
    void what_has_no_effect_is_told_by_name() {
        assertThat(check(Map.of(
                        "OTEL_EXPORTER_ZIPKIN_ENDPOINT", "http://zipkin:9411",
                        "OTEL_TRACES_SAMPLER_ARG", "0.25",
                        "OTEL_LOG_LEVEL", "")))
                .isEqualTo(List.of("OTEL_EXPORTER_ZIPKIN_ENDPOINT", "OTEL_TRACES_SAMPLER_ARG"));
    }

    private static List<String> check(Map<String, Object> variables) {
        var environment = new StandardEnvironment();
        environment.getPropertySources().addFirst(new MapPropertySource("test", variables));
        return OtelVariables.check(environment);
    }
}
