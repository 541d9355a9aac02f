package dev.tracepress.shared.adapter.jobs.worker;

import java.util.List;

/** A job that this worker picked, on its way to a slot. */
interface PickedJob {

    /** Higher goes first. */
    int priority();

    /** How many jobs, this one included, may have a slot together. */
    int mostInASlot();

    boolean sharesItsSlotWith(PickedJob other);

    /**
     * Makes an attempt, and returns when it is over.
     *
     * @param along jobs with which it shares the slot: attempts at them are made as well
     */
    void attempt(List<PickedJob> along);

    /** Waits for the end of the attempt that another makes. */
    void awaitEnd();

    /** Puts it back into the queue. */
    void giveBack();
}
