package dev.tracepress.chaos;

import dev.tracepress.testkit.Verdict;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

/** Promise 6, when all connections to the database fall silent in mid-statement and nobody is told. */
class SilentNetworkStorm {

    private static final int JOBS = 2_000;
    private static final int BATCH = 5;
    private static final int SILENCES = 3;

    /** So that somebody writes for as long as the storm lasts, and the workers keep up. */
    private static final Duration PACE = Duration.ofMillis(25);

    /** A request in flight waits until its answer is overdue (2.55 s), the next one for a new connection; the rest is for a busy machine. */
    private static final double MOST_MILLIS = 10_000;

    private final AtomicBoolean over = new AtomicBoolean();

    @Test
    void nothing_acknowledged_is_lost_and_work_goes_on_over_new_connections() throws IOException {
        try (var storm = Storm.named("silent-network");
                var network = storm.network()) {
            var database = storm.database();
            var rows = new Workload(storm.api(), StormJobs.ROW);
            storm.worker();
            storm.worker();
            var standstills = new ArrayList<Long>();
            var forgotten = 0;
            try (var client = Executors.newSingleThreadExecutor()) {
                client.execute(() -> enqueue(rows));
                try {
                    for (int silence = 1; silence <= SILENCES; silence++) {
                        var part = (long) JOBS * silence / (SILENCES + 1);
                        Fact.await("so many are done: " + part, () -> rows.done(database) >= part);
                        var since = Instant.now();
                        forgotten += network.forget();
                        var before = rows.done(database);
                        var acknowledged = rows.acknowledged();
                        Fact.await(
                                "requests are answered and jobs done again",
                                () -> rows.done(database) > before && rows.acknowledged() > acknowledged);
                        standstills.add(Duration.between(since, Instant.now()).toMillis());
                    }
                    Fact.await("enough is acknowledged", () -> rows.acknowledged() >= JOBS);
                } finally {
                    over.set(true);
                }
            }
            Fact.await("no job waits", storm::isQueueEmpty);
            var done = rows.done(database);
            new Verdict("6")
                    .figure("fault", "connections-fall-silent")
                    .figure("silences", SILENCES)
                    .mustBeAtLeast("connectionsForgotten", forgotten, SILENCES)
                    .mustBeAtMost("longestMillisUntilBothGoOn", Collections.max(standstills), MOST_MILLIS)
                    .mustBeAtLeast("jobsAcknowledged", rows.acknowledged(), JOBS)
                    .mustBeZero("jobsMissing", rows.missing(database))
                    .figure("jobsDone", done)
                    .mustBeZero("jobsDoneTwice", rows.doneTwice(database))
                    .mustBe("rows", database.number("SELECT count(*) FROM storm_rows"), done)
                    .mustBeZero("rowsTwice", database.number("SELECT count(*) - count(DISTINCT job) FROM storm_rows"))
                    .mustBeZero("dead", database.number("SELECT count(*) FROM dead_jobs"))
                    .give();
        }
    }

    private void enqueue(Workload rows) {
        while (!over.get()) {
            var _ = rows.enqueue(BATCH, 0);
            LockSupport.parkNanos(PACE.toNanos());
        }
    }
}
