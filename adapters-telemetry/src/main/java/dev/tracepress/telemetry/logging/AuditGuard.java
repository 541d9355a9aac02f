package dev.tracepress.telemetry.logging;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.turbo.TurboFilter;
import ch.qos.logback.core.spi.FilterReply;
import org.jspecify.annotations.Nullable;
import org.slf4j.Marker;

/**
 * Has the audit log heard from INFO on, whatever level is set for it or for what is above it, at start or later: a filter is
 * asked before levels are.
 */
final class AuditGuard extends TurboFilter {

    static final String LOGGER = "dev.tracepress.audit";

    @Override
    public FilterReply decide(
            @Nullable Marker marker,
            Logger logger,
            Level level,
            @Nullable String format,
            @Nullable Object @Nullable [] parameters,
            @Nullable Throwable error) {
        return level.levelInt >= Level.INFO_INT && logger.getName().equals(LOGGER)
                ? FilterReply.ACCEPT
                : FilterReply.NEUTRAL;
    }
}
