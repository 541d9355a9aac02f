package dev.tracepress.telemetry;

import static io.opentelemetry.api.common.AttributeKey.stringKey;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.logs.Logger;
import io.opentelemetry.api.metrics.Meter;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.exporter.otlp.http.logs.OtlpHttpLogRecordExporter;
import io.opentelemetry.exporter.otlp.http.metrics.OtlpHttpMetricExporter;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.logs.SdkLoggerProvider;
import io.opentelemetry.sdk.logs.export.SimpleLogRecordProcessor;
import io.opentelemetry.sdk.metrics.SdkMeterProvider;
import io.opentelemetry.sdk.metrics.export.PeriodicMetricReader;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import java.net.URI;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Sends by the exporters that the service itself sends with, each thing once. */
final class OtlpSender implements AutoCloseable {

    static final String SCOPE = "dev.tracepress.tests";

    private static final long PATIENCE_SECONDS = 30;

    private final URI url;
    private final OpenTelemetrySdk telemetry;

    OtlpSender(URI url, String service) {
        this.url = url;
        var resource = Resource.create(Attributes.of(stringKey("service.name"), service));
        this.telemetry = OpenTelemetrySdk.builder()
                .setTracerProvider(SdkTracerProvider.builder()
                        .setResource(resource)
                        .addSpanProcessor(SimpleSpanProcessor.create(spans("gzip")))
                        .build())
                .setLoggerProvider(SdkLoggerProvider.builder()
                        .setResource(resource)
                        .addLogRecordProcessor(SimpleLogRecordProcessor.create(OtlpHttpLogRecordExporter.builder()
                                .setEndpoint(url + "/v1/logs")
                                .setCompression("gzip")
                                .setRetryPolicy(null)
                                .build()))
                        .build())
                .setMeterProvider(SdkMeterProvider.builder()
                        .setResource(resource)
                        .registerMetricReader(PeriodicMetricReader.create(OtlpHttpMetricExporter.builder()
                                .setEndpoint(url + "/v1/metrics")
                                .setCompression("gzip")
                                .setRetryPolicy(null)
                                .build()))
                        .build())
                .build();
    }

    Tracer tracer() {
        return telemetry.getTracer(SCOPE);
    }

    Logger logger(String name) {
        return telemetry.getSdkLoggerProvider().get(name);
    }

    Meter meter() {
        return telemetry.getMeter(SCOPE);
    }

    /** Returns when all that was recorded so far has been answered. */
    void flush() {
        CompletableResultCode.ofAll(List.of(
                        telemetry.getSdkTracerProvider().forceFlush(),
                        telemetry.getSdkLoggerProvider().forceFlush(),
                        telemetry.getSdkMeterProvider().forceFlush()))
                .join(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    /** Sends one span past all processors, and says how that went. */
    CompletableResultCode exportSpan(String compression) {
        var span = (ReadableSpan) tracer().spanBuilder("one").startSpan();
        var exporter = spans(compression);
        return exporter.export(List.of(span.toSpanData())).whenComplete(exporter::close);
    }

    @Override
    public void close() {
        telemetry.close();
    }

    private OtlpHttpSpanExporter spans(String compression) {
        return OtlpHttpSpanExporter.builder()
                .setEndpoint(url + "/v1/traces")
                .setCompression(compression)
                .setRetryPolicy(null)
                .build();
    }
}
