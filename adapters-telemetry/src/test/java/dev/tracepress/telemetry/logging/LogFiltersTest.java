package dev.tracepress.telemetry.logging;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.turbo.TurboFilter;
import ch.qos.logback.core.spi.FilterReply;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.slf4j.Marker;

class LogFiltersTest {

    private final FilteredLog log = new FilteredLog(new LogFilters(
            new Opinion("nobody", FilterReply.DENY),
            new Opinion("loud", FilterReply.ACCEPT),
            new Opinion("loud", FilterReply.DENY)));

    @Test
    void the_first_that_has_an_opinion_decides() {
        log.of("nobody").error("silenced");
        log.of("loud").info("told");
        log.of("loud").trace("which its level keeps");
        log.of("else").info("as its level says");
        log.of("else").trace("as its level says");

        assertThat(log.lines())
                .extracting(line -> line.getLoggerName() + ' ' + line.getLevel())
                .containsExactly("loud INFO", "else INFO");
    }

    /** Of one logger. */
    private static final class Opinion extends TurboFilter {

        private final String logger;
        private final FilterReply reply;

        Opinion(String logger, FilterReply reply) {
            this.logger = logger;
            this.reply = reply;
        }

        @Override
        public FilterReply decide(
                @Nullable Marker marker,
                Logger asking,
                Level level,
                @Nullable String format,
                @Nullable Object @Nullable [] parameters,
                @Nullable Throwable error) {
            return asking.getName().equals(logger) ? reply : FilterReply.NEUTRAL;
        }
    }
}
