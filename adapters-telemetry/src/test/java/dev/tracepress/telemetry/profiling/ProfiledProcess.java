package dev.tracepress.telemetry.profiling;

import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.slf4j.LoggerFactory;

/** Computes for a span until its input ends, and is profiled meanwhile. */
final class ProfiledProcess {

    private static final Duration ENOUGH_FOR_SAMPLES = Duration.ofMillis(500);

    private static volatile double result;

    private ProfiledProcess() {}

    /** Takes the address of Pyroscope and the interval of uploads; says the profile's id after having computed for it. */
    public static void main(String[] arguments) throws IOException {
        var variables = Map.of("PYROSCOPE_UPLOAD_INTERVAL", arguments[1], "PYROSCOPE_AUTH_TOKEN", "secret");
        var profiling = new Profiling(new ProfilingSettings(
                Optional.of(arguments[0]),
                "tracepress",
                Map.of("role", "all"),
                name -> Optional.ofNullable(variables.get(name))));
        profiling.start();
        try (var traces = SdkTracerProvider.builder()
                .addSpanProcessor(new ProfiledSpans())
                .build()) {
            var request = traces.get("test").spanBuilder("GET /api/articles").startSpan();
            var worker = new Thread(
                    () -> {
                        ProfiledSpans.onThread(Context.root().with(request));
                        compute(request.getSpanContext().getSpanId());
                    },
                    "worker");
            worker.setDaemon(true);
            worker.start();
            while (System.in.read() != -1) {
                // Only the end counts.
            }
        }
        if (profiling.isRunning()) {
            profiling.stop();
        }
    }

    private static void compute(String profileId) {
        var threads = ManagementFactory.getThreadMXBean();
        while (threads.getCurrentThreadCpuTime() < ENOUGH_FOR_SAMPLES.toNanos()) {
            result = Math.sin(result + 1);
        }
        LoggerFactory.getLogger("test").info("profile {}", profileId);
        while (true) {
            result = Math.sin(result + 1);
        }
    }
}
