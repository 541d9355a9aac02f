package dev.tracepress.telemetry.logging;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.turbo.TurboFilter;
import ch.qos.logback.core.spi.FilterReply;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Marker;

/**
 * Silences below INFO, whatever level is set, the libraries that then quote what people send: addresses with their queries,
 * bodies, bound values, talks with mail servers, bytes on the wire. Four of their classes quote at every level.
 */
final class ContentGuard extends TurboFilter {

    private static final List<String> QUOTING = List.of(
            "io.netty.",
            "io.r2dbc.",
            "jakarta.mail",
            "jdk.",
            "org.apache.kafka.",
            "org.eclipse.angus.",
            "org.postgresql.",
            "org.springframework.core.codec.",
            "org.springframework.http.",
            "org.springframework.web.",
            "reactor.");

    /**
     * They tell of answers that broke off, with the query or the client's address, of transactions that broke off, with what the
     * database said and a stack, and of paths that lead nowhere, with the path; the service does so itself, without, and once.
     */
    private static final List<String> QUOTING_EVERYWHERE = List.of(
            "org.springframework.transaction.reactive.TransactionalOperatorImpl",
            "org.springframework.web.reactive.resource.ResourceHandlerUtils",
            "org.springframework.web.server.adapter.HttpWebHandlerAdapter",
            "reactor.netty.http.server.HttpServerOperations");

    @Override
    public FilterReply decide(
            @Nullable Marker marker,
            Logger logger,
            Level level,
            @Nullable String format,
            @Nullable Object @Nullable [] parameters,
            @Nullable Throwable error) {
        return isHeard(logger, level) && quotes(logger.getName(), level) ? FilterReply.DENY : FilterReply.NEUTRAL;
    }

    /** First of all, since libraries ask dozens of times a request whether they may speak, and mostly may not. */
    private static boolean isHeard(Logger logger, Level level) {
        return logger.getEffectiveLevel().levelInt <= level.levelInt;
    }

    private static boolean quotes(String logger, Level level) {
        return level.levelInt < Level.INFO_INT
                ? QUOTING.stream().anyMatch(logger::startsWith)
                : QUOTING_EVERYWHERE.contains(logger);
    }
}
