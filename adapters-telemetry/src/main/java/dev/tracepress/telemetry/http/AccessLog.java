package dev.tracepress.telemetry.http;

import dev.tracepress.telemetry.catalog.LogKey;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/** One line a request; what machines ask every few seconds is told to developers only. */
final class AccessLog {

    private static final Logger LOG = LoggerFactory.getLogger("dev.tracepress.access");

    void line(RequestOutcome outcome, Duration age, long bytes) {
        var line = LOG.atLevel(MachineRoutes.isAsked(outcome.method(), outcome.route()) ? Level.DEBUG : Level.INFO)
                .addKeyValue(LogKey.METHOD.key(), outcome.method())
                .addKeyValue(LogKey.ROUTE.key(), outcome.route())
                .addKeyValue(LogKey.STATUS.key(), outcome.status())
                .addKeyValue(LogKey.DURATION_MS.key(), TimeUnit.NANOSECONDS.toMicros(age.toNanos()) / 1e3);
        if (outcome.isError()) {
            line = line.addKeyValue(LogKey.ERROR_TYPE.key(), outcome.errorType());
        }
        if (bytes >= 0) {
            line = line.addKeyValue(LogKey.BYTES.key(), bytes);
        }
        line.log("{} {} {}", outcome.method(), outcome.route(), outcome.status());
    }
}
