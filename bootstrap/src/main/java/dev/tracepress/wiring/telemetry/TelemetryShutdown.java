package dev.tracepress.wiring.telemetry;

import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.common.CompletableResultCode;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.springframework.context.SmartLifecycle;

/** Sends what is still in the buffers, after everything else has stopped, for as long as an operator would wait. */
final class TelemetryShutdown implements SmartLifecycle {

    private static final long PATIENCE_SECONDS = 4;

    private final OpenTelemetrySdk sdk;
    private volatile boolean running;

    TelemetryShutdown(OpenTelemetrySdk sdk) {
        this.sdk = sdk;
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
                        sdk.getSdkLoggerProvider().shutdown()))
                .join(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
