package dev.tracepress.shared.adapter.jobs.worker;

import dev.tracepress.shared.domain.KeepsState;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The slots in which this worker runs jobs, and those that it has picked ahead and that wait for one, the most urgent first.
 *
 * <p>A pick costs a round trip and a commit, so one for each job would cost as much as the job. How many wait is what the slots
 * get through in {@link #AHEAD}, as fast as the latest jobs were: none where jobs take their time, since another worker may have
 * a slot that is free. Whoever waited for long all the same is given back to the queue.
 *
 * <p>Where several wait that may share a slot, whoever gets one takes half of them along, and no more than are done in
 * {@link #LONGEST_SHARED}, as fast as the latest were; the others are for the next. They have half of the slots at most: with more
 * there would be fewer in each, and whoever is more urgent, or of another kind, would have to wait for one.
 */
@KeepsState("which jobs wait for a place, how many are free, and how long a job takes")
final class JobSlots {

    /** Of work; a job that is enqueued meanwhile and is no more urgent waits as long. */
    private static final Duration AHEAD = Duration.ofMillis(100);

    /** By jobs that share a slot: they hold their locks for as long. */
    private static final Duration LONGEST_SHARED = Duration.ofMillis(50);

    /** Of a job that was picked. */
    static final Duration USUAL_PATIENCE = Duration.ofSeconds(1);

    /** What a worker may have picked ahead at most. */
    static final int MOST_AHEAD = 160;

    /** What a job takes as long as none was seen: it may be slow. */
    private static final Duration UNKNOWN = Duration.ofSeconds(1);

    /** Of the slots' time, how much the latest job says. */
    private static final double LATEST = 0.1;

    private final int slots;
    private final int mostShared;
    private final Duration patience;
    private final Runnable lookForMore;
    private final InstantSource time;

    private final PriorityQueue<Waiting> queue = new PriorityQueue<>();

    /** Those that have a slot which others may share. */
    private final List<PickedJob> sharing = new ArrayList<>();

    private boolean open;
    private int free;
    private int picked;
    private long arrivals;
    private boolean moreAreDue;
    private double usualNanos;

    /**
     * @param slots how many jobs may run at once
     * @param patience how long a job that was picked may wait for a slot
     * @param lookForMore is called when those that wait become few and more are due
     */
    JobSlots(int slots, Duration patience, Runnable lookForMore, InstantSource time) {
        this.slots = slots;
        this.mostShared = Math.max(1, slots / 2);
        this.patience = patience;
        this.lookForMore = lookForMore;
        this.time = time;
    }

    synchronized void open() {
        open = true;
        free = slots;
        sharing.clear();
        picked = 0;
        moreAreDue = false;
        usualNanos = (double) UNKNOWN.toNanos();
    }

    /** Sends away whoever waits, and whoever comes. */
    synchronized void close() {
        open = false;
        queue.forEach(waiting -> waiting.turn().complete(Turn.NONE));
        queue.clear();
    }

    /**
     * How many more may be picked. Whoever asks may have been woken by a job that is more urgent than those that wait: as many as
     * there are slots find room beside them, one at a time.
     */
    synchronized int room() {
        if (!open) {
            return 0;
        }
        moreAreDue = true;
        var ahead = ahead();
        var room = slots + ahead - picked;
        if (room > 0) {
            return room;
        }
        return ahead > 0 && picked < 2 * slots + ahead ? 1 : 0;
    }

    /** So many were picked, of as many as there was room for. */
    synchronized void took(int jobs, int room) {
        picked += jobs;
        moreAreDue = jobs == room;
    }

    private int ahead() {
        return (int) Math.min(MOST_AHEAD, slots * AHEAD.toNanos() / usualNanos);
    }

    /**
     * Runs a job that was picked, on the caller's thread, when it is its turn; gives it back instead if the worker stops first, or is
     * busy for long. Returns when that is over, also for a job that another takes along.
     */
    void run(PickedJob job) {
        switch (turn(job)) {
            case Turn.Own(var along) -> {
                var begin = time.instant();
                try {
                    job.attempt(along);
                } finally {
                    over(job, begin, 1 + along.size());
                }
            }
            case Turn.OfAnother _ -> untilOver(job::awaitEnd);
            case Turn.None _ -> untilOver(job::giveBack);
        }
    }

    private void untilOver(Runnable rest) {
        try {
            rest.run();
        } finally {
            isOver();
        }
    }

    private Turn turn(PickedJob job) {
        var waiting = arrive(job);
        try {
            return waiting.turn().get(patience.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException _) {
            return gaveUp(waiting);
        } catch (InterruptedException _) {
            return leaves(waiting);
        } catch (ExecutionException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private synchronized Waiting arrive(PickedJob job) {
        var waiting = new Waiting(job, arrivals++, new CompletableFuture<>());
        if (!open) {
            waiting.turn().complete(Turn.NONE);
        } else if (mayHaveASlot(job)) {
            giveASlot(waiting);
        } else {
            queue.add(waiting);
        }
        return waiting;
    }

    /** Not always to the first: those that share may have all that they may, and another kind's job wait behind them. */
    private void giveSlots() {
        for (var next = next(); next.isPresent(); next = next()) {
            queue.remove(next.get());
            giveASlot(next.get());
        }
    }

    private Optional<Waiting> next() {
        return queue.stream().filter(waiting -> mayHaveASlot(waiting.job())).min(Comparator.naturalOrder());
    }

    private void giveASlot(Waiting waiting) {
        free--;
        if (shares(waiting.job())) {
            sharing.add(waiting.job());
        }
        waiting.turn().complete(new Turn.Own(takenAlong(waiting.job())));
    }

    private boolean mayHaveASlot(PickedJob job) {
        return free > 0 && (!shares(job) || shared(job.priority()) < mostShared);
    }

    private long shared(int priority) {
        return sharing.stream().filter(job -> job.priority() >= priority).count();
    }

    private static boolean shares(PickedJob job) {
        return job.mostInASlot() > 1;
    }

    /** Its turn may have come in the last moment. */
    private synchronized Turn leaves(Waiting waiting) {
        return queue.remove(waiting) ? Turn.NONE : waiting.turn().getNow(Turn.NONE);
    }

    /** Jobs take longer than was thought. */
    private synchronized Turn gaveUp(Waiting waiting) {
        usualNanos = Math.max(usualNanos, (double) UNKNOWN.toNanos());
        return leaves(waiting);
    }

    private void over(PickedJob job, Instant begin, int jobs) {
        if (endAndAskForMore(job, Duration.between(begin, time.instant()), jobs)) {
            lookForMore.run();
        }
    }

    private synchronized boolean endAndAskForMore(PickedJob job, Duration took, int jobs) {
        usualNanos += LATEST * (Math.max(1, (double) took.toNanos() / jobs) - usualNanos);
        free = Math.min(slots, free + 1);
        sharing.remove(job);
        giveSlots();
        isOver();
        return moreAreDue && picked <= slots + ahead() / 2;
    }

    private List<PickedJob> takenAlong(PickedJob first) {
        var alike = queue.stream()
                .filter(waiting ->
                        waiting.job().priority() == first.priority() && first.sharesItsSlotWith(waiting.job()))
                .sorted()
                .toList();
        var half = Math.ceilDiv(1 + alike.size(), 2);
        var inTime = (int) Math.max(1, LONGEST_SHARED.toNanos() / usualNanos);
        var along = alike.subList(0, Math.min(first.mostInASlot(), Math.min(half, inTime)) - 1);
        queue.removeAll(along);
        along.forEach(waiting -> waiting.turn().complete(Turn.OF_ANOTHER));
        return along.stream().map(Waiting::job).toList();
    }

    private synchronized void isOver() {
        // One of before the worker's last start counts no more.
        picked = Math.max(0, picked - 1);
    }

    /** What became of the wait for a slot. */
    private sealed interface Turn {

        Turn NONE = new None();
        Turn OF_ANOTHER = new OfAnother();

        /**
         * A slot.
         *
         * @param along the jobs that share it
         */
        record Own(List<PickedJob> along) implements Turn {}

        record OfAnother() implements Turn {}

        record None() implements Turn {}
    }

    /** A job that was picked and has no slot yet. */
    private record Waiting(PickedJob job, long arrival, CompletableFuture<Turn> turn) implements Comparable<Waiting> {

        private static final Comparator<Waiting> ORDER = Comparator.comparingInt(
                        (Waiting waiting) -> waiting.job().priority())
                .reversed()
                .thenComparingLong(Waiting::arrival);

        @Override
        public int compareTo(Waiting other) {
            return ORDER.compare(this, other);
        }
    }
}
