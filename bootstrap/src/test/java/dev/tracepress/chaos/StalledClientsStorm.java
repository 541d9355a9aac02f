package dev.tracepress.chaos;

import dev.tracepress.testkit.Verdict;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/** Promise 15: clients that hold connections and do nothing with them. */
class StalledClientsStorm {

    /** Of one article: more than a kernel keeps for a client that reads nothing, less than what counts as large. */
    static final int LONG_TEXT = 125_000;

    private static final int OF_EACH_KIND = 200;
    private static final String ARTICLE = "/api/articles/a-1";
    private static final double READS = 50;
    private static final Duration WARM_UP = Duration.ofSeconds(15);
    private static final Duration QUIET = Duration.ofSeconds(10);
    private static final double MOST_MILLIS = 12_000;
    private static final Duration LOOK = Duration.ofMillis((long) MOST_MILLIS);

    /** The promise is twice; the pauses of a machine that is shared are more than an answer takes. */
    private static final double NEIGHBOURS_TIMES = 2;

    private static final double A_PAUSE_MILLIS = 250;

    @Test
    void a_thousand_that_stall_are_gone_in_time_and_others_do_not_notice()
            throws IOException, InterruptedException, ExecutionException {
        try (var storm = Storm.named("stalled-clients")) {
            var service = storm.api();
            var _ = Readers.of(service, storm.database(), 1, 1);
            storm.database().execute("""
                    INSERT INTO articles (slug, title, body, author_id)
                    SELECT 'long', 'Long', repeat('x', %s), id FROM users WHERE name = 'author'""".formatted(LONG_TEXT));
            try (var readers = Clients.reading(service.url(), ARTICLE);
                    var neighbours = Executors.newVirtualThreadPerTaskExecutor()) {
                var _ = readers.together(4, WARM_UP);
                var quiet = readers.every(READS, QUIET).millis(200, 0.99);
                var stalled = new StalledClients(service.url(), LOOK);
                for (var kind : StalledKind.values()) {
                    stalled.connect(kind, OF_EACH_KIND);
                }
                var read = neighbours.submit(() -> readers.every(READS, LOOK));
                stalled.awaitEnd();
                var loud = read.get();
                var verdict = new Verdict("15").figure("stalled", OF_EACH_KIND * StalledKind.values().length);
                Arrays.stream(StalledKind.values())
                        .filter(kind -> kind != StalledKind.READS_NOTHING)
                        .forEach(kind -> verdict.mustBeAtMost(
                                kind + "_millis", Collections.max(stalled.millis(kind)), MOST_MILLIS));
                verdict.mustBe(
                                "READS_NOTHING_cutOff",
                                stalled.millis(StalledKind.READS_NOTHING).stream()
                                        .filter(Double::isFinite)
                                        .count(),
                                OF_EACH_KIND)
                        .mustBeZero("couldNotConnect", stalled.failures())
                        .figure("reads", loud.answers().size())
                        .mustBeZero("readsRefused", loud.count(503))
                        .mustBeZero("readsNotAnswered", loud.others(200, 503))
                        .figure("readMillisP50", loud.millis(200, 0.5))
                        .figure("readMillisP90", loud.millis(200, 0.9))
                        .figure("readMillisP99Quiet", quiet)
                        .mustBeAtMost(
                                "readMillisP99",
                                loud.millis(200, 0.99),
                                NEIGHBOURS_TIMES * Math.max(quiet, A_PAUSE_MILLIS))
                        .give();
            }
        }
    }
}
