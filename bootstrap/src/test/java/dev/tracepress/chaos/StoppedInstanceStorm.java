package dev.tracepress.chaos;

import dev.tracepress.http.Api;
import dev.tracepress.testkit.Verdict;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/**
 * Promise 8: an instance is told to stop while clients go on asking it over connections that they keep, as a balancer does that has
 * not heard of it. What it does not answer they ask another, once, under the same key.
 */
class StoppedInstanceStorm {

    private static final int CROWD = 16;
    private static final int BEFORE = 1_000;
    private static final int AFTER = 1_000;
    private static final double LONGEST_STOP_MILLIS = 30_000;

    private final AtomicLong asked = new AtomicLong();
    private final AtomicInteger retried = new AtomicInteger();
    private final AtomicInteger failed = new AtomicInteger();
    private final AtomicBoolean over = new AtomicBoolean();

    @Test
    void nothing_fails_that_is_sent_again_once_and_nothing_is_done_twice() throws IOException {
        try (var storm = Storm.named("stopped-instance")) {
            var stopped = storm.api();
            var other = storm.anotherApi();
            var token = new Api(stopped.url()).register("author");
            long stop;
            try (var first = Publishers.withKeys(stopped.url(), token);
                    var second = Publishers.withKeys(other.url(), token);
                    var crowd = Executors.newVirtualThreadPerTaskExecutor()) {
                for (var client = 0; client < CROWD; client++) {
                    crowd.execute(() -> publish(first, second));
                }
                Fact.await("some are published", () -> asked.get() >= BEFORE);
                var since = System.nanoTime();
                stopped.terminate();
                Fact.await("it has ended", () -> !stopped.handle().isAlive());
                stop = Duration.ofNanos(System.nanoTime() - since).toMillis();
                var then = asked.get();
                Fact.await("more are published", () -> asked.get() >= then + AFTER);
                over.set(true);
            }
            var database = storm.database();
            new Verdict("8")
                    .figure("asked", asked.get())
                    .figure("sentAgain", retried.get())
                    .mustBeZero("failedAfterOneRetry", failed.get())
                    .mustBe("rows", database.number("SELECT count(*) FROM articles"), asked.get())
                    .mustBeZero("twice", database.number("SELECT count(*) - count(DISTINCT title) FROM articles"))
                    .mustBeAtMost("stopMillis", (double) stop, LONGEST_STOP_MILLIS)
                    .mustBeZero("warnings", stopped.linesOfLog(" ERROR "))
                    .give();
        }
    }

    private void publish(Clients first, Clients second) {
        while (!over.get()) {
            var number = asked.incrementAndGet();
            if (first.askOnce(number) != 201) {
                retried.incrementAndGet();
                if (second.askOnce(number) != 201) {
                    failed.incrementAndGet();
                }
            }
        }
    }
}
