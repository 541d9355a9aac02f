package dev.tracepress.telemetry.logging;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.turbo.TurboFilter;
import ch.qos.logback.core.spi.FilterReply;
import dev.tracepress.shared.adapter.web.error.ClientGone;
import dev.tracepress.telemetry.catalog.LogKey;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import org.slf4j.Marker;

/**
 * Says itself, to developers, what drivers tell at ERROR: that nobody was there any more at the other end of a connection, which
 * is nobody's failure. Whoever waits for the outcome gets the error and tells of it, with 503 if the connection was one of the
 * database's.
 */
final class HangUps extends TurboFilter {

    private static final org.slf4j.Logger LOG = LoggerFactory.getLogger(HangUps.class);

    private static final List<String> DRIVERS = List.of("io.r2dbc.", "reactor.netty.");

    @Override
    public FilterReply decide(
            @Nullable Marker marker,
            Logger logger,
            Level level,
            @Nullable String format,
            @Nullable Object @Nullable [] parameters,
            @Nullable Throwable error) {
        if (error == null
                || level.levelInt < Level.WARN_INT
                || !ClientGone.isMeantBy(error)
                || DRIVERS.stream().noneMatch(logger.getName()::startsWith)) {
            return FilterReply.NEUTRAL;
        }
        LOG.atDebug()
                .addKeyValue(LogKey.ERROR_TYPE.key(), error.getClass().getName())
                .log("A connection was closed before all was sent");
        return FilterReply.DENY;
    }
}
