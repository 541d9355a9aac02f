package dev.tracepress.shared.adapter.jobs.worker;

import static dev.tracepress.testkit.Facts.holds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class JobSlotsTest {

    private static final Duration FOREVER = Duration.ofDays(1);
    private static final int LOW = 10;
    private static final int USUAL = 50;
    private static final int HIGH = 90;

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);
    private final AtomicInteger looks = new AtomicInteger();
    private final ConcurrentLinkedQueue<String> done = new ConcurrentLinkedQueue<>();

    @Test
    void as_long_as_nobody_knows_how_long_jobs_take_none_is_picked_ahead() {
        assertThat(open(5, FOREVER).room()).isEqualTo(5);
    }

    @Test
    void of_jobs_that_take_no_time_many_are_picked_ahead() {
        var slots = open(5, FOREVER);
        runs(slots, 100, Duration.ofMillis(1));
        assertThat(slots.room()).isEqualTo(5 + JobSlots.MOST_AHEAD);
    }

    @Test
    void of_slow_jobs_none_is_picked_ahead() {
        var slots = open(5, FOREVER);
        runs(slots, 100, Duration.ofMillis(1));
        runs(slots, 20, Duration.ofSeconds(1));
        assertThat(slots.room()).isEqualTo(5);
    }

    @Test
    void what_was_picked_takes_room_until_it_is_over() {
        var slots = open(2, FOREVER);
        slots.took(2, slots.room());
        assertThat(slots.room()).isZero();
        slots.run(job(USUAL, () -> {}));
        assertThat(slots.room()).isPositive();
    }

    @Test
    void a_job_that_cannot_even_be_read_takes_no_room_for_ever() {
        var slots = open(1, FOREVER);
        slots.took(1, slots.room());
        assertThatThrownBy(() -> slots.run(job(USUAL, () -> {
                    throw new IllegalStateException("unreadable");
                })))
                .isInstanceOf(IllegalStateException.class);
        assertThat(slots.room()).isEqualTo(1);
    }

    @Test
    void a_worker_that_stops_picks_nothing() {
        var slots = open(1, FOREVER);
        slots.close();
        assertThat(slots.room()).isZero();
    }

    @Test
    void whoever_is_woken_finds_room_for_one_that_may_be_more_urgent() {
        var slots = open(5, FOREVER);
        runs(slots, 100, Duration.ofMillis(5));
        var room = slots.room();
        slots.took(room, room);
        for (var more = 0; more < 5; more++) {
            assertThat(slots.room()).isEqualTo(1);
            slots.took(1, 1);
        }
        assertThat(slots.room()).isZero();
    }

    @Test
    void the_most_urgent_goes_first_and_then_whoever_came_first() throws InterruptedException {
        var slots = open(1, FOREVER);
        var end = new CountDownLatch(1);
        var busy = busy(slots, end);
        var waiting = List.of(
                waits(slots, LOW, "low"),
                waits(slots, USUAL, "first"),
                waits(slots, USUAL, "second"),
                waits(slots, HIGH, "high"));
        end.countDown();
        busy.join();
        for (var thread : waiting) {
            thread.join();
        }
        assertThat(done).containsExactly("high", "first", "second", "low");
    }

    @Test
    void of_those_that_may_share_a_slot_half_are_taken_along_and_half_left_for_the_next() throws InterruptedException {
        assertThat(sharesOf(1, 32, Duration.ofMillis(1))).containsExactly(3, 2, 1);
    }

    @Test
    void no_more_share_a_slot_than_may() throws InterruptedException {
        assertThat(sharesOf(3, 2, Duration.ofMillis(1))).containsExactly(2, 2, 1, 1);
    }

    @Test
    void of_jobs_that_take_their_time_fewer_share_a_slot() throws InterruptedException {
        assertThat(sharesOf(1, 32, Duration.ofMillis(24))).containsExactly(2, 2, 1, 1);
        assertThat(sharesOf(1, 32, Duration.ofMillis(200))).containsExactly(1, 1, 1, 1, 1, 1);
    }

    @Test
    void those_that_may_share_a_slot_leave_half_of_them_to_the_more_urgent_and_to_others() throws InterruptedException {
        var slots = open(4, FOREVER);
        var end = new CountDownLatch(1);
        var running = new ArrayList<>(List.of(busySharing(slots, LOW, end), busySharing(slots, LOW, end)));
        var waiting = waits(slots, new Job(LOW, 32, _ -> done.add("alike")));
        running.add(busySharing(slots, USUAL, end));
        running.add(busy(slots, LOW, 1, end));
        assertThat(done).isEmpty();
        end.countDown();
        waiting.join();
        for (var thread : running) {
            thread.join();
        }
        assertThat(done).containsExactly("alike");
    }

    /** Six wait while all slots are taken, and the slots become free one after the other. */
    private List<Integer> sharesOf(int many, int most, Duration each) throws InterruptedException {
        done.clear();
        var slots = open(many, FOREVER);
        runs(slots, 100, each);
        var end = new CountDownLatch(1);
        var others = new ArrayList<Thread>();
        for (var other = 1; other < many; other++) {
            others.add(busy(slots, end));
        }
        var last = new CountDownLatch(1);
        var first = busy(slots, last);
        var shares = new ConcurrentLinkedQueue<Integer>();
        var waiting = new ArrayList<Thread>();
        for (var job = 0; job < 6; job++) {
            waiting.add(waits(slots, new Job(USUAL, most, along -> shares.add(1 + along.size()))));
        }
        waiting.add(waits(slots, LOW, "alone"));
        last.countDown();
        first.join();
        for (var thread : waiting) {
            thread.join();
        }
        end.countDown();
        for (var thread : others) {
            thread.join();
        }
        assertThat(done).containsExactly("alone");
        return List.copyOf(shares);
    }

    @Test
    void more_is_looked_for_when_those_that_wait_become_few() {
        var slots = open(2, FOREVER);
        runs(slots, 100, Duration.ofMillis(1));
        looks.set(0);
        var room = slots.room();
        slots.took(room, room);
        IntStream.range(0, room / 2 - 2).forEach(_ -> run(slots, Duration.ofMillis(1)));
        assertThat(looks).hasValue(0);
        IntStream.range(0, 3).forEach(_ -> run(slots, Duration.ofMillis(1)));
        assertThat(looks.get()).isPositive();
    }

    @Test
    void nothing_is_looked_for_when_there_was_no_more() {
        var slots = open(2, FOREVER);
        slots.took(1, slots.room());
        run(slots, Duration.ofMillis(1));
        assertThat(looks).hasValue(0);
    }

    @Test
    void a_job_that_found_no_slot_in_time_is_given_back_and_no_other_is_picked_ahead() throws InterruptedException {
        var slots = open(1, Duration.ofMillis(1));
        runs(slots, 100, Duration.ofNanos(1));
        var end = new CountDownLatch(1);
        var busy = busy(slots, end);
        slots.took(1, slots.room());
        slots.run(job(USUAL, () -> done.add("run")));
        assertThat(done).containsExactly("given back");
        assertThat(slots.room()).isZero();
        end.countDown();
        busy.join();
    }

    @Test
    void whoever_waits_when_the_worker_stops_is_given_back() throws InterruptedException {
        var slots = open(1, FOREVER);
        var end = new CountDownLatch(1);
        var busy = busy(slots, end);
        var waiting = waits(slots, USUAL, "run");
        slots.close();
        waiting.join();
        slots.run(job(USUAL, () -> done.add("run")));
        assertThat(done).containsExactly("given back", "given back");
        end.countDown();
        busy.join();
    }

    private JobSlots open(int slots, Duration patience) {
        var opened = new JobSlots(slots, patience, looks::incrementAndGet, now::get);
        opened.open();
        return opened;
    }

    private void runs(JobSlots slots, int jobs, Duration each) {
        for (var job = 0; job < jobs; job++) {
            slots.took(1, 2);
            run(slots, each);
        }
    }

    private void run(JobSlots slots, Duration each) {
        slots.run(job(USUAL, () -> now.updateAndGet(before -> before.plus(each))));
    }

    /** Takes a slot, and has it by the time that this returns. */
    private Thread busy(JobSlots slots, CountDownLatch end) throws InterruptedException {
        return busy(slots, USUAL, 1, end);
    }

    private Thread busySharing(JobSlots slots, int priority, CountDownLatch end) throws InterruptedException {
        return busy(slots, priority, 32, end);
    }

    private Thread busy(JobSlots slots, int priority, int most, CountDownLatch end) throws InterruptedException {
        var begun = new CountDownLatch(1);
        slots.took(1, 2);
        var thread = Thread.startVirtualThread(() -> slots.run(new Job(priority, most, _ -> {
            begun.countDown();
            await(end);
        })));
        begun.await();
        return thread;
    }

    /** Waits for a slot by the time that this returns. */
    private Thread waits(JobSlots slots, int priority, String name) {
        return waits(slots, job(priority, () -> done.add(name)));
    }

    private static Thread waits(JobSlots slots, PickedJob job) {
        slots.took(1, 2);
        var thread = Thread.startVirtualThread(() -> slots.run(job));
        holds(() -> thread.getState() == Thread.State.TIMED_WAITING);
        return thread;
    }

    private static void await(CountDownLatch end) {
        try {
            end.await();
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    private Job job(int priority, Runnable attempt) {
        return new Job(priority, 1, _ -> attempt.run());
    }

    private final class Job implements PickedJob {

        private final int priority;
        private final int mostInASlot;
        private final Consumer<List<PickedJob>> attempt;
        private final CountDownLatch end = new CountDownLatch(1);

        Job(int priority, int mostInASlot, Consumer<List<PickedJob>> attempt) {
            this.priority = priority;
            this.mostInASlot = mostInASlot;
            this.attempt = attempt;
        }

        @Override
        public int priority() {
            return priority;
        }

        @Override
        public int mostInASlot() {
            return mostInASlot;
        }

        @Override
        public boolean sharesItsSlotWith(PickedJob other) {
            return mostInASlot > 1 && other.mostInASlot() > 1;
        }

        @Override
        public void attempt(List<PickedJob> along) {
            attempt.accept(along);
            along.forEach(job -> ((Job) job).end.countDown());
        }

        @Override
        public void awaitEnd() {
            await(end);
        }

        @Override
        public void giveBack() {
            done.add("given back");
        }
    }
}
