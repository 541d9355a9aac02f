package dev.tracepress.shared.adapter.jobs;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Objects;
import org.springframework.scheduling.support.CronExpression;

/**
 * When a recurring job comes.
 *
 * @param cron second, minute, hour, day of month, month, day of week, as Spring's CronExpression reads them
 * @param zone whose clock is meant. On the day of a change to summer time, what falls into the hour that is skipped does not come;
 *     on the day of the change back, what falls into the hour that is repeated comes twice. UTC has no such days
 * @param missed what becomes of times at which no worker was there
 */
public record Recurrence(String cron, ZoneId zone, Missed missed) {

    /** An occurrence that is further off has not come early by a clock that is fast. */
    private static final Duration CLOCKS_DIFFER_BY = Duration.ofMinutes(1);

    /** What becomes of times at which no worker was there. */
    public enum Missed {

        /** One late run does for all of them. */
        SKIP,

        /** Each has a run of its own, one after the other. */
        CATCH_UP
    }

    public Recurrence {
        if (!CronExpression.isValidExpression(cron)) {
            throw new IllegalArgumentException("no cron expression of six fields: " + cron);
        }
    }

    /** The first occurrence after a time. */
    public Occurrence after(Instant time) {
        var next = CronExpression.parse(cron).next(time.atZone(zone));
        var planned = Objects.requireNonNull(next, () -> "never comes: " + cron).toInstant();
        return new Occurrence(planned, description());
    }

    /** What follows an occurrence that was dealt with at a time: the same again, if somebody had it come early. */
    Occurrence following(Occurrence occurrence, Instant now) {
        var planned = occurrence.planned();
        if (planned.isAfter(now.plus(CLOCKS_DIFFER_BY))) {
            return after(now);
        }
        return after(missed == Missed.CATCH_UP || planned.isAfter(now) ? planned : now);
    }

    private String description() {
        return cron + " " + zone;
    }

    boolean gave(Occurrence occurrence) {
        return occurrence.recurrence().equals(description());
    }
}
