package dev.tracepress.shared.domain;

import java.time.Duration;

/**
 * How often something may happen.
 *
 * @param name by which clients know it
 * @param most so often within the window; 0 if it may happen as often as anybody likes
 */
public record Quota(String name, int most, Duration window) {

    public boolean isUnlimited() {
        return most == 0;
    }
}
