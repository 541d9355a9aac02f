package dev.tracepress.telemetry.profiling;

import dev.tracepress.shared.domain.KeepsState;
import dev.tracepress.telemetry.context.BackendReachability;
import io.pyroscope.javaagent.Snapshot;
import io.pyroscope.javaagent.api.Exporter;
import io.pyroscope.javaagent.api.Logger;
import io.pyroscope.javaagent.config.Config;
import io.pyroscope.javaagent.impl.PyroscopeExporter;
import org.jspecify.annotations.Nullable;

/**
 * Uploads profiles one after the other, and tells when they do not arrive; by itself the agent would say so at every try.
 */
@KeepsState("whether the last upload failed")
final class ProfileUploads implements Exporter {

    private final Exporter uploads;
    private final BackendReachability arrivals;
    private volatile boolean failed;

    ProfileUploads(Config config, BackendReachability arrivals) {
        this.uploads = new PyroscopeExporter(config, this::log);
        this.arrivals = arrivals;
    }

    @Override
    public void export(Snapshot profile) {
        failed = false;
        uploads.export(profile);
        if (!failed) {
            arrivals.arrived();
        }
    }

    @Override
    public void stop() {
        uploads.stop();
    }

    private void log(Logger.Level level, String message, @Nullable Object... arguments) {
        if (level == Logger.Level.ERROR) {
            failed = true;
            arrivals.missing(Profiling.text(message, arguments));
        }
    }
}
