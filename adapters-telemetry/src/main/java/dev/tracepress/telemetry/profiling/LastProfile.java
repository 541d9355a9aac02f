package dev.tracepress.telemetry.profiling;

import dev.tracepress.shared.domain.KeepsState;
import io.pyroscope.javaagent.ProfilerDelegate;
import io.pyroscope.javaagent.Snapshot;
import io.pyroscope.javaagent.api.Exporter;
import io.pyroscope.javaagent.api.Logger;
import io.pyroscope.javaagent.api.ProfilingScheduler;
import io.pyroscope.javaagent.config.Config;
import io.pyroscope.javaagent.impl.ContinuousProfilingScheduler;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The agent's schedule, but for its end: what was sampled since the last upload is uploaded, and not thrown away. */
@KeepsState("since when samples are taken")
final class LastProfile implements ProfilingScheduler {

    private final ProfilingScheduler schedule;
    private final Exporter last;
    private volatile Instant sampledSince = Instant.now();
    private volatile @Nullable ProfilerDelegate profiler;

    /**
     * @param uploads takes profiles as they are made, and keeps nobody waiting
     * @param last takes the last one, and returns when that has arrived or is given up
     */
    LastProfile(Config config, Exporter uploads, Exporter last, Logger log) {
        this.schedule = new ContinuousProfilingScheduler(config, new Dated(uploads), log);
        this.last = last;
    }

    @Override
    public void start(ProfilerDelegate started) {
        schedule.start(started);
        profiler = started;
    }

    @Override
    public void stop() {
        schedule.stop();
        var stopped = profiler;
        if (stopped != null) {
            last.export(stopped.dumpProfile(sampledSince, Instant.now()));
        }
    }

    /** Notes where the next profile begins. */
    private final class Dated implements Exporter {

        private final Exporter uploads;

        Dated(Exporter uploads) {
            this.uploads = uploads;
        }

        @Override
        public void export(Snapshot profile) {
            sampledSince = profile.ended;
            uploads.export(profile);
        }

        @Override
        public void stop() {
            uploads.stop();
        }
    }
}
