package dev.tracepress.chaos;

import dev.tracepress.testkit.Verdict;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** Promise 7: jobs of a worker that is killed or stands still are resumed by another, and their effects show once. */
class CrashedWorkersStorm {

    /** Of each of two kinds, so that one worker has room for them. */
    private static final int HELD = 2;

    private static final int MORE = 10;
    private static final int JOBS = 2 * (HELD + MORE);

    /** Less than the time after which PostgreSQL gives up a transaction without statements. */
    private static final long JOB_MILLIS = 3_000;

    private static final double LONGEST_SECONDS = 30;
    private static final String LOST = "A job was taken from this worker";

    @Test
    void jobs_of_a_worker_that_is_killed_are_resumed_within_30_s_and_show_once() throws IOException {
        try (var storm = Storm.named("killed-worker")) {
            var database = storm.database();
            var api = storm.api();
            var doomed = storm.worker();
            var other = storm.worker();
            var rows = new Workload(api, StormJobs.ROW);
            var calls = new Workload(api, StormJobs.CALL);
            hold(database, doomed, other, rows, calls);

            doomed.kill();
            var killed = database.texts("SELECT clock_timestamp()").getFirst();
            var victims = held(database, doomed);
            other.thaw();
            enqueue(MORE, rows, calls);
            Fact.await("all jobs are done", () -> done(database, rows, calls) == JOBS);

            var longest = database.number("""
                    SELECT ceil(1000 * extract(epoch FROM max(started_at) - '%s'::timestamptz)) FROM finished_jobs
                    WHERE failures::text LIKE '%%not heard of%%'""".formatted(killed)) / 1000.0;
            var verdict = new Verdict("7")
                    .figure("fault", "kill-9")
                    .mustBe("jobsOfTheDead", victims, 2 * HELD)
                    .mustBe("resumed", resumed(database), victims)
                    .mustBeAtMost("longestSeconds", longest, LONGEST_SECONDS);
            judge(verdict, storm, rows, calls);
        }
    }

    @Test
    void jobs_of_a_worker_that_stands_still_and_comes_back_show_once() throws IOException {
        try (var storm = Storm.named("frozen-worker")) {
            var database = storm.database();
            var api = storm.api();
            var frozen = storm.worker();
            var other = storm.worker();
            var rows = new Workload(api, StormJobs.ROW);
            var calls = new Workload(api, StormJobs.CALL);
            hold(database, frozen, other, rows, calls);

            frozen.freeze();
            var victims = held(database, frozen);
            other.thaw();
            enqueue(MORE, rows, calls);
            Fact.await("all jobs are done by the other", () -> done(database, rows, calls) == JOBS);
            frozen.thaw();
            Fact.await("the zombie gave up every job", () -> frozen.linesOfLog(LOST) >= victims);
            Fact.await("and works again", () -> worksAgain(database, frozen, rows));

            var verdict = new Verdict("7")
                    .figure("fault", "SIGSTOP")
                    .mustBe("jobsOfTheFrozen", victims, 2 * HELD)
                    .mustBe("resumed", resumed(database), victims)
                    .mustBe("givenUpByTheZombie", frozen.linesOfLog(LOST), victims);
            judge(verdict, storm, rows, calls);
        }
    }

    /** Jobs that the one worker took and is in the middle of, since the other stands still. */
    private static void hold(
            StormDatabase database, StormProcess worker, StormProcess other, Workload rows, Workload calls)
            throws IOException {
        other.freeze();
        enqueue(HELD, rows, calls);
        Fact.await("the worker is in the middle of the jobs", () -> held(database, worker) == 2 * HELD);
    }

    private static void enqueue(int count, Workload rows, Workload calls) {
        rows.enqueue(count, JOB_MILLIS);
        calls.enqueue(count, JOB_MILLIS);
    }

    private static long held(StormDatabase database, StormProcess worker) {
        return database.number("SELECT count(*) FROM scheduled_tasks WHERE " + worker.hasThem());
    }

    private static boolean worksAgain(StormDatabase database, StormProcess worker, Workload rows) {
        rows.enqueue(1, 0);
        return database.number("""
                SELECT count(*) FROM finished_jobs
                WHERE kind = 'storm-row' AND job_id::bigint > %s AND worker LIKE '%%-%s'""".formatted(HELD + MORE, worker.handle().pid())) > 0;
    }

    private static long done(StormDatabase database, Workload rows, Workload calls) {
        return rows.done(database) + calls.done(database);
    }

    private static long resumed(StormDatabase database) {
        return database.number("SELECT count(*) FROM finished_jobs WHERE failures::text LIKE '%not heard of%'");
    }

    private static void judge(Verdict verdict, Storm storm, Workload rows, Workload calls) {
        var database = storm.database();
        Fact.await("no job waits", storm::isQueueEmpty);
        verdict.mustBe("rows", database.number("SELECT count(*) FROM storm_rows"), rows.acknowledged())
                .mustBe("rowJobsDone", rows.done(database), rows.acknowledged())
                .mustBe("callJobsDone", calls.done(database), calls.acknowledged())
                .mustBeZero("doneTwice", rows.doneTwice(database) + calls.doneTwice(database))
                .mustBeZero("missing", rows.missing(database) + calls.missing(database))
                .mustBeAtLeast("callsMade", database.number("SELECT count(*) FROM storm_calls"), calls.acknowledged())
                .mustBeZero("dead", database.number("SELECT count(*) FROM dead_jobs"))
                .give();
    }
}
