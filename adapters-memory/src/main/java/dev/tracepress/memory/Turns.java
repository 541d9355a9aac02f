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

    /** Calls it, on another thread, when its turn comes, which lasts until {@link #next}; even if nobody wants it any more. */
    void await(Runnable turn) {
        if (isMine(turn)) {
            Schedulers.parallel().schedule(turn);
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
