package dev.tracepress.shared.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * What is left of a quota.
 *
 * @param remaining how often it may still happen now
 * @param reset how long until it may happen once more than that
 */
public record Allowance(Quota quota, int remaining, Duration reset) {

    /**
     * What is left once it happened so often.
     *
     * @param happened when it did within the window, the newest first
     */
    public static Allowance after(List<Instant> happened, Quota quota, Instant now) {
        if (happened.isEmpty()) {
            return new Allowance(quota, quota.most(), quota.window());
        }
        var next = happened.get(Math.min(happened.size(), quota.most()) - 1).plus(quota.window());
        return new Allowance(quota, Math.max(0, quota.most() - happened.size()), Duration.between(now, next));
    }
}
