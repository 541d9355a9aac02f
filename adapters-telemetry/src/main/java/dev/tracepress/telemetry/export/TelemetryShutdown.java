package dev.tracepress.telemetry.export;

import dev.tracepress.shared.domain.KeepsState;
import dev.tracepress.telemetry.context.Farewell;
import io.micrometer.registry.otlp.OtlpMeterRegistry;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.common.CompletableResultCode;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.springframework.context.SmartLifecycle;

/** Sends what is still in the buffers, after everything else has stopped, for as long as an operator would wait. */
@KeepsState("whether the service stops")
final class TelemetryShutdown implements SmartLifecycle {

    private final OpenTelemetrySdk sdk;
    private final Optional<OtlpMeterRegistry> metrics;
    private volatile boolean running;

    TelemetryShutdown(OpenTelemetrySdk sdk, Optional<OtlpMeterRegistry> metrics) {
        this.sdk = sdk;
        this.metrics = metrics;
    }

    @Override
    public int getPhase() {
        return Integer.MIN_VALUE;
    }

    @Override
    public void start() {
        running = true;
    }

    @Override
    public void stop() {
        running = false;
        CompletableResultCode.ofAll(List.of(
                        sdk.getSdkTracerProvider().shutdown(),
                        sdk.getSdkLoggerProvider().shutdown(),
                        closed(metrics)))
                .join(Farewell.OTLP.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** It publishes once more, on the thread that closes it, for as long as its backend may take. */
    private static CompletableResultCode closed(Optional<OtlpMeterRegistry> metrics) {
        var result = new CompletableResultCode();
        Thread.ofPlatform().daemon().name("last-metrics").start(() -> {
            metrics.ifPresent(OtlpMeterRegistry::close);
            result.succeed();
        });
        return result;
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
