package dev.tracepress.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tracepress.http.Api;
import dev.tracepress.testkit.Verdict;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Promise 7: a job that always throws, one that never returns and one that kills its worker hurt nobody else. */
class PoisonJobsStorm {

    private static final int GOOD_JOBS = 500;
    private static final int WORKERS = 3;
    private static final long MILLIS = 100;
    private static final List<String> POISON =
            List.of(StormJobs.THROWS, StormJobs.HANGS, StormJobs.BLOCKS, StormJobs.HALTS);

    @Test
    void all_good_jobs_are_done_and_the_bad_ones_are_parked_and_can_be_redriven() throws IOException {
        try (var storm = Storm.named("poison-jobs")) {
            var database = storm.database();
            var api = storm.api();
            var good = new Workload(api, StormJobs.ROW);
            good.enqueue(GOOD_JOBS / 2, MILLIS);
            POISON.forEach(
                    kind -> assertThat(new Workload(api, kind).enqueue(1, 0)).isTrue());
            good.enqueue(GOOD_JOBS / 2, MILLIS);
            storm.supervisedWorkers(WORKERS);
            Fact.await("no job waits", storm::isQueueEmpty);

            var verdict = new Verdict("7")
                    .figure("fault", "poison")
                    .mustBe("good", good.done(database), GOOD_JOBS)
                    .mustBe("rows", database.number("SELECT count(*) FROM storm_rows"), GOOD_JOBS)
                    .mustBeZero("doneTwice", good.doneTwice(database))
                    .mustBe("workersKilled", storm.deaths(), StormJobs.ATTEMPTS_AT_HALTING)
                    .mustBe("parked", database.number("SELECT count(*) FROM dead_jobs"), POISON.size())
                    .mustBe(
                            "parkedThrowing",
                            parked(database, StormJobs.THROWS, StormJobs.ATTEMPTS_AT_OTHERS, "it always throws"),
                            1)
                    .mustBe(
                            "parkedHanging",
                            parked(database, StormJobs.HANGS, StormJobs.ATTEMPTS_AT_OTHERS, "did not end within"),
                            1)
                    .mustBe(
                            "parkedBlocking",
                            parked(database, StormJobs.BLOCKS, StormJobs.ATTEMPTS_AT_OTHERS, "did not end within"),
                            1)
                    .mustBe(
                            "parkedHalting",
                            parked(database, StormJobs.HALTS, StormJobs.ATTEMPTS_AT_HALTING, "not heard of any more"),
                            1);

            storm.mendPoison();
            var redriven = new Api(api.url()).post("/ops/jobs/redrive").send();
            verdict.mustBe("redriven", redriven.json().path("redriven").asLong(), POISON.size());
            Fact.await("no job waits", storm::isQueueEmpty);

            verdict.mustBe(
                            "doneWhenMended",
                            database.number(
                                    "SELECT count(*) FROM finished_jobs WHERE kind IN ('%s') AND state = 'succeeded'"
                                            .formatted(String.join("','", POISON))),
                            POISON.size())
                    .mustBeZero("dead", database.number("SELECT count(*) FROM dead_jobs"))
                    .give();
        }
    }

    /** With so many attempts, of which the last ended in that error. */
    private static long parked(StormDatabase database, String kind, int attempts, String error) {
        return database.number("""
                SELECT count(*) FROM dead_jobs
                WHERE kind = '%s' AND last_error LIKE '%%%s%%' AND attempts = %3$s
                    AND json_array_length(envelope -> 'attempts') = %3$s""".formatted(kind, error, attempts));
    }
}
