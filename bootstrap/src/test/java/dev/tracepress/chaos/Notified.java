package dev.tracepress.chaos;

import dev.tracepress.testkit.Verdict;

/** Holds the favourites of a storm, the jobs that they caused, and what these did against each other. */
final class Notified {

    private static final String DONE = "FROM finished_jobs WHERE kind = 'notification' AND state = 'succeeded'";

    private final StormDatabase database;

    Notified(StormDatabase database) {
        this.database = database;
    }

    /** A job for every favourite that committed and no other, done once, with one effect. */
    void judge(Verdict verdict) {
        var commits = database.number("SELECT count(*) FROM favorites");
        verdict.figure("favorites", commits)
                .mustBe("notificationJobs", database.number("SELECT count(*) " + DONE), commits)
                .mustBeZero("jobsWithoutCommit", database.number("""
                        SELECT count(*) FROM finished_jobs j WHERE kind = 'notification'
                            AND NOT EXISTS (SELECT FROM favorites f WHERE j.job_id = 'favorite-' || f.id)"""))
                .mustBeZero("jobsDoneTwice", database.number("SELECT count(*) - count(DISTINCT job_id) " + DONE))
                .mustBe("notifications", database.number("SELECT count(*) FROM notifications"), commits)
                .mustBeZero(
                        "notificationsTwice",
                        database.number("SELECT count(*) - count(DISTINCT (actor_id, article_id)) FROM notifications"))
                .mustBeZero("countersWrong", database.number("""
                        SELECT count(*) FROM articles_with_counts a
                        WHERE favorites_count <> (SELECT count(*) FROM favorites f WHERE f.article_id = a.id)"""));
    }
}
