package dev.tracepress.shared.adapter.web.admission;

import dev.tracepress.shared.domain.KeepsState;
import java.util.concurrent.atomic.AtomicInteger;

/** What answers of one size may take in memory together. */
@KeepsState("how much of it is taken")
final class MemoryShare {

    private final int all;
    private final AtomicInteger taken = new AtomicInteger();

    MemoryShare(int all) {
        this.all = all;
    }

    /** Whether there is room. Whoever is alone has as much as it needs, so that none is refused for ever. */
    boolean tryTake(int wanted) {
        var others = taken.getAndAdd(wanted);
        if (others == 0 || others + wanted <= all) {
            return true;
        }
        giveBack(wanted);
        return false;
    }

    /** Whether there is room or not. */
    void take(int wanted) {
        taken.addAndGet(wanted);
    }

    void giveBack(int units) {
        taken.addAndGet(-units);
    }
}
