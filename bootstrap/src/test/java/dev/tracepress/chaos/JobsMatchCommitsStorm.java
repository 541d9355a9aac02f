package dev.tracepress.chaos;

import dev.tracepress.testkit.Verdict;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/**
 * Promise 6: a job exists if and only if its write committed, and its effect shows once. Commits are refused, clients hang up,
 * the connections that listen are cut, and a worker is killed.
 */
class JobsMatchCommitsStorm {

    private static final int READERS = 20;
    private static final int ARTICLES = 100;
    private static final int FAVORITES = READERS * ARTICLES;
    private static final int CLIENTS = 8;
    private static final int CUTS = 20;

    static final String REFUSE_A_TENTH_AT_COMMIT = """
            CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN
                RAISE EXCEPTION 'refused at the commit';
            END
            $$;
            CREATE CONSTRAINT TRIGGER refused AFTER INSERT ON favorites DEFERRABLE INITIALLY DEFERRED
                FOR EACH ROW WHEN (NEW.article_id % 10 = 0) EXECUTE FUNCTION refuse()""";

    private static final String CUT_LISTENERS = """
            SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity
            WHERE application_name = 'tracepress-listener'""";

    private final AtomicInteger asked = new AtomicInteger();

    @Test
    void jobs_are_as_many_as_commits_and_effects_as_many_as_jobs() throws IOException, InterruptedException {
        try (var storm = Storm.named("jobs-match-commits")) {
            var database = storm.database();
            var api = storm.api();
            var doomed = storm.worker();
            storm.worker();
            database.execute(REFUSE_A_TENTH_AT_COMMIT);
            var readers = Readers.of(api, database, READERS, ARTICLES);
            var cuts = 0L;
            try (var clients = Executors.newFixedThreadPool(CLIENTS)) {
                for (var wish : wishes()) {
                    clients.execute(() -> wish.tell(readers, asked));
                }
                clients.shutdown();
                for (int cut = 1; cut <= CUTS; cut++) {
                    var part = FAVORITES * cut / (CUTS + 1);
                    Fact.await("so many were asked: " + part, () -> asked.get() >= part);
                    cuts += database.number(CUT_LISTENERS);
                    if (cut == CUTS / 2) {
                        doomed.kill();
                        storm.worker();
                    }
                }
            }
            Fact.await("all were asked", () -> asked.get() == FAVORITES);
            Fact.await("no request is under way", () -> noTransactionIsOpen(database));
            Fact.await("no job waits", storm::isQueueEmpty);
            judge(database, readers, cuts);
        }
    }

    private static void judge(StormDatabase database, Readers readers, long cuts) {
        var verdict = new Verdict("6")
                .figure("asked", FAVORITES)
                .figure("acknowledged", readers.acknowledged())
                .mustBeZero("acknowledgedAndMissing", readers.missing(database))
                .mustBeZero(
                        "refusedAndThere", database.number("SELECT count(*) FROM favorites WHERE article_id % 10 = 0"));
        new Notified(database).judge(verdict);
        verdict.mustBeZero("dead", database.number("SELECT count(*) FROM dead_jobs"))
                .figure("attemptsOfTheKilledWorker", retried(database))
                .mustBeAtLeast("listenersCut", cuts, 1)
                .give();
    }

    private static long retried(StormDatabase database) {
        return database.number("SELECT count(*) FROM finished_jobs WHERE failures::text LIKE '%not heard of%'");
    }

    private static boolean noTransactionIsOpen(StormDatabase database) {
        return database.number("""
                SELECT count(*) FROM pg_stat_activity
                WHERE application_name = 'tracepress' AND state <> 'idle' AND xact_start IS NOT NULL""") == 0;
    }

    /** Every reader's for every article, in any order. */
    private static List<Wish> wishes() {
        var chance = new Random(6);
        var wishes = new ArrayList<Wish>();
        for (int reader = 1; reader <= READERS; reader++) {
            for (int article = 1; article <= ARTICLES; article++) {
                wishes.add(new Wish(reader, article, Duration.ofMillis(chance.nextInt(31))));
            }
        }
        Collections.shuffle(wishes, chance);
        return wishes;
    }

    /**
     * To favourite an article.
     *
     * @param patience of a client that hangs up, which a tenth of them do
     */
    private record Wish(int reader, int article, Duration patience) {

        void tell(Readers readers, AtomicInteger asked) {
            if (article % 10 == 5) {
                readers.favoriteAndHangUp(reader, article, patience);
            } else {
                readers.favorite(reader, article);
            }
            asked.incrementAndGet();
        }
    }
}
