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
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;

/** Promise 6, when PostgreSQL is killed under writers and workers: what was acknowledged is there, and shows once. */
class KilledDatabaseStorm {

    private static final int JOBS = 5_000;
    private static final int BATCH = 5;
    private static final int KILLS = 5;
    private static final int READERS = 4;
    private static final int ARTICLES = 1_000;
    private static final Duration DOWN = Duration.ofSeconds(1);
    private static final Duration BEFORE_THE_NEXT_TRY = Duration.ofMillis(50);

    private final AtomicBoolean over = new AtomicBoolean();

    @Test
    void nothing_acknowledged_is_lost_and_nothing_shows_twice() throws IOException {
        try (var storm = Storm.named("killed-database")) {
            var database = storm.database();
            var api = storm.api();
            storm.worker();
            storm.worker();
            var rows = new Workload(api, StormJobs.ROW);
            var standstills = new ArrayList<Long>();
            var readers = Readers.of(api, database, READERS, ARTICLES);
            try (var clients = Executors.newFixedThreadPool(2)) {
                clients.execute(() -> enqueue(rows));
                clients.execute(() -> favorite(readers));
                try {
                    for (int kill = 1; kill <= KILLS; kill++) {
                        var part = (long) JOBS * kill / (KILLS + 1);
                        Fact.await("so many are done: " + part, () -> rows.done(database) >= part);
                        database.kill();
                        LockSupport.parkNanos(DOWN.toNanos());
                        database.startAgain();
                        var before = rows.done(database);
                        var back = Instant.now();
                        Fact.await("jobs are done again", () -> rows.done(database) > before);
                        standstills.add(Duration.between(back, Instant.now()).toMillis());
                    }
                    Fact.await("enough is acknowledged", () -> rows.acknowledged() >= JOBS);
                } finally {
                    over.set(true);
                }
            }
            Fact.await("no job waits", storm::isQueueEmpty);
            judge(storm, rows, readers, Collections.max(standstills));
        }
    }

    private static void judge(Storm storm, Workload rows, Readers readers, long longestStandstill) {
        var database = storm.database();
        var done = rows.done(database);
        var verdict = new Verdict("6")
                .figure("fault", "PostgreSQL-kill-9")
                .figure("kills", KILLS)
                .figure("longestMillisUntilJobsAreDoneAgain", longestStandstill)
                .mustBeAtLeast("jobsAcknowledged", rows.acknowledged(), JOBS)
                .mustBeZero("jobsMissing", rows.missing(database))
                .figure("jobsDone", done)
                .mustBeZero("jobsDoneTwice", rows.doneTwice(database))
                .mustBe("rows", database.number("SELECT count(*) FROM storm_rows"), done)
                .mustBeZero("rowsTwice", database.number("SELECT count(*) - count(DISTINCT job) FROM storm_rows"))
                .mustBeAtLeast("favoritesAcknowledged", readers.acknowledged(), 1)
                .mustBeZero("favoritesMissing", readers.missing(database));
        new Notified(database).judge(verdict);
        verdict.mustBeZero("dead", database.number("SELECT count(*) FROM dead_jobs"))
                .give();
    }

    private void enqueue(Workload rows) {
        while (rows.acknowledged() < JOBS && !over.get()) {
            holdBackUnless(() -> rows.enqueue(BATCH, 0));
        }
    }

    private void favorite(Readers readers) {
        for (int article = 1; article <= ARTICLES; article++) {
            for (int reader = 1; reader <= READERS && !over.get(); reader++) {
                var who = reader;
                var what = article;
                holdBackUnless(() -> readers.favorite(who, what));
            }
        }
    }

    /** As a client does that was told to come back later. */
    private static void holdBackUnless(BooleanSupplier done) {
        if (!done.getAsBoolean()) {
            LockSupport.parkNanos(BEFORE_THE_NEXT_TRY.toNanos());
        }
    }
}
