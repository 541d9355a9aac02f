package dev.tracepress.memory;

import dev.tracepress.shared.domain.KeepsState;
import java.util.ArrayDeque;
import java.util.Queue;
import reactor.core.scheduler.Schedulers;

/** One at a time, in the order in which they came; nobody holds a thread while they wait. */
@KeepsState("whose turn it is to write")
final class Turns {

    private final Queue<Runnable> waiting = new ArrayDeque<>();
    private boolean taken;

    /**
     * Calls it, on another thread, when its turn comes, which lasts until {@link #next}; even if nobody wants it any more. It runs
     * by the trace of whoever waits, not of whoever was before them and lets it begin.
     */
    void await(Runnable turn) {
        var own = Schedulers.onSchedule(turn);
        if (isMine(own)) {
            Schedulers.parallel().schedule(own);
        }
    }

    private synchronized boolean isMine(Runnable turn) {
        var mine = !taken;
        taken = true;
        if (!mine) {
            waiting.add(turn);
        }
        return mine;
    }

    /** Ends a turn. */
    synchronized void next() {
        var turn = waiting.poll();
        taken = turn != null;
        if (turn != null) {
            Schedulers.parallel().schedule(turn);
        }
    }
}
