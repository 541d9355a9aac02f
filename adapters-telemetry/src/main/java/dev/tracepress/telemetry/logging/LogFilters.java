package dev.tracepress.telemetry.logging;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.turbo.TurboFilter;
import ch.qos.logback.core.spi.FilterReply;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Marker;

/**
 * Several filters as one, of which the first that has an opinion decides: Logback copies its list of them, if it is longer than one,
 * each time that a library asks whether it may speak, which is dozens of times a request. Mostly it may not, and below INFO none of them
 * lets it.
 */
final class LogFilters extends TurboFilter {

    private final List<TurboFilter> filters;

    LogFilters(TurboFilter... filters) {
        this.filters = List.of(filters);
    }

    @Override
    public FilterReply decide(
            @Nullable Marker marker,
            Logger logger,
            Level level,
            @Nullable String format,
            @Nullable Object @Nullable [] parameters,
            @Nullable Throwable error) {
        if (level.levelInt < Level.INFO_INT && logger.getEffectiveLevel().levelInt > level.levelInt) {
            return FilterReply.NEUTRAL;
        }
        for (var filter : filters) {
            var reply = filter.decide(marker, logger, level, format, parameters, error);
            if (reply != FilterReply.NEUTRAL) {
                return reply;
            }
        }
        return FilterReply.NEUTRAL;
    }
}
