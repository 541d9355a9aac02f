package dev.tracepress.chaos;

import static dev.tracepress.testkit.Facts.eventually;

import dev.tracepress.http.Api;
import dev.tracepress.testkit.Verdict;
import dev.tracepress.wiring.RunningService;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Promise 6, of fewer favourites than in {@link JobsMatchCommitsStorm}: a tenth of their commits is refused. */
@Tag("slow")
class JobsMatchCommitsTest {

    private static final int FAVORITES = 50;

    @Test
    void jobs_are_as_many_as_commits_and_effects_as_many_as_jobs() {
        try (var service = RunningService.start()) {
            var sql = new Sql(service.databaseSettings());
            var api = new Api(service.url());
            var _ = service.registered("author");
            var reader = service.registered("reader");
            WritingRoutes.publish(sql, FAVORITES);
            sql.execute("DELETE FROM notifications");
            sql.execute(JobsMatchCommitsStorm.REFUSE_A_TENTH_AT_COMMIT);
            var acknowledged = 0L;
            for (var number = 1; number <= FAVORITES; number++) {
                var answer = api.post("/api/articles/a-%s/favorite".formatted(number))
                        .as(reader)
                        .send();
                acknowledged += answer.status() == 200 ? 1 : 0;
            }
            eventually(service::hasNoJobs);
            new Verdict("6")
                    .figure("asked", FAVORITES)
                    .mustBeAtLeast("refused", FAVORITES - acknowledged, 1)
                    .mustBe("committed", sql.number("SELECT count(*) FROM favorites"), acknowledged)
                    .mustBe(
                            "jobs",
                            sql.number("SELECT count(*) FROM finished_jobs WHERE job_id LIKE 'favorite-%'"),
                            acknowledged)
                    .mustBe("notifications", sql.number("SELECT count(*) FROM notifications"), acknowledged)
                    .give();
        }
    }
}
