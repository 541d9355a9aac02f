package dev.tracepress.shared.adapter.persistence;

import dev.tracepress.shared.domain.KeepsState;
import java.util.Collection;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * Numbers the changes as they are heard of, and knows the latest of everything: so whoever noted the number before they began
 * to read knows afterwards whether what they read still holds, however long the reading took.
 *
 * <p>There are so many places, whatever there are of articles and users; those that share one count as changed together.
 */
@KeepsState("when what was last changed, as far as it was heard")
public final class LatestChanges implements ChangeListener {

    private static final int PLACES = 1 << 14;

    private final AtomicLong heard = new AtomicLong();
    private final AtomicLong ofAnything = new AtomicLong();
    private final AtomicLongArray latest = new AtomicLongArray(PLACES);

    @Override
    public void changed(Change change) {
        var number = heard.incrementAndGet();
        latest.accumulateAndGet(place(change), number, Math::max);
    }

    @Override
    public void missedSome() {
        var number = heard.incrementAndGet();
        ofAnything.accumulateAndGet(number, Math::max);
    }

    /** The number of the latest change of all. */
    public long number() {
        return heard.get();
    }

    /** Whether any of that has changed since the change of that number. */
    public boolean anySince(long number, Collection<Change> subjects) {
        if (ofAnything.get() > number) {
            return true;
        }
        for (var subject : subjects) {
            if (latest.get(place(subject)) > number) {
                return true;
            }
        }
        return false;
    }

    private static int place(Change change) {
        return Math.floorMod(change.hashCode(), PLACES);
    }
}
