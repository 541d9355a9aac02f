package dev.tracepress.telemetry.profiling;

import dev.tracepress.shared.domain.KeepsState;
import dev.tracepress.telemetry.context.BackendReachability;
import dev.tracepress.telemetry.context.Farewell;
import io.pyroscope.javaagent.ProfilerSdk;
import io.pyroscope.javaagent.PyroscopeAgent;
import io.pyroscope.javaagent.config.Config;
import io.pyroscope.javaagent.impl.QueuedExporter;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Continuous profiles of this process for Pyroscope: where it computes, allocates and waits for locks.
 *
 * <p>A profiler that cannot run, whatever the reason, is told in one line and keeps no service from starting.
 */
@KeepsState("whether the profiler runs, and what it said last")
public final class Profiling implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Profiling.class);

    private final ProfilingSettings settings;
    private volatile boolean running;
    private volatile String lastWord = "";

    public Profiling(ProfilingSettings settings) {
        this.settings = settings;
    }

    @Override
    public void start() {
        if (settings.server().isEmpty()) {
            LOG.info("Profiling is off: PYROSCOPE_SERVER_ADDRESS is not set");
            return;
        }
        try {
            profile(ProfilerConfig.of(settings));
        } catch (RuntimeException | LinkageError unavailable) {
            // LinkageError: the profiler is a native library, which not every system can load.
            LOG.warn("Profiling is asked for and not available: {}", BackendReachability.reason(unavailable));
        }
    }

    private void profile(Config config) {
        if (PyroscopeAgent.isStarted()) {
            throw new IllegalStateException("this process is being profiled already");
        }
        var where = "Pyroscope at " + BackendReachability.withoutPassword(config.serverAddress);
        PyroscopeAgent.start(options(config, new BackendReachability(LOG, "Profiles", where)));
        if (!PyroscopeAgent.isStarted()) {
            throw new IllegalStateException(lastWord);
        }
        ProfiledSpans.labelSamplesOf(new ProfilerSdk());
        running = true;
        LOG.info(
                "Profiling is on: {}, allocation and locks go to {} as {} every {} s",
                config.profilingEvent.id,
                where,
                config.applicationName,
                config.uploadInterval.toSeconds());
    }

    private PyroscopeAgent.Options options(Config config, BackendReachability arrivals) {
        var lastConfig = config.newBuilder()
                .setIngestMaxRetries(1)
                .setProfileExportTimeout(Farewell.PROFILES)
                .build();
        var uploads = new QueuedExporter(config, new ProfileUploads(config, arrivals), this::log);
        return new PyroscopeAgent.Options.Builder(config)
                .setLogger(this::log)
                .setExporter(uploads)
                .setScheduler(new LastProfile(config, uploads, new ProfileUploads(lastConfig, arrivals), this::log))
                .build();
    }

    /** What the agent says is for those who look for a fault in it; what matters is said by the lines of this class. */
    private void log(io.pyroscope.javaagent.api.Logger.Level level, String message, @Nullable Object... arguments) {
        var text = text(message, arguments);
        if (level != io.pyroscope.javaagent.api.Logger.Level.DEBUG) {
            lastWord = text;
        }
        LOG.debug("{}", text);
    }

    @SuppressWarnings("AnnotateFormatMethod") // the messages are the agent's, so nobody here could be warned
    static String text(String message, @Nullable Object... arguments) {
        return arguments.length == 0 ? message : message.formatted(arguments);
    }

    /** Uploads what was sampled since the last time, for {@link Farewell#PROFILES} at most. */
    @Override
    public void stop() {
        running = false;
        ProfiledSpans.labelNoSamples();
        PyroscopeAgent.stop();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Before the server starts and after it has stopped, so that every request is seen. */
    @Override
    public int getPhase() {
        return 0;
    }
}
