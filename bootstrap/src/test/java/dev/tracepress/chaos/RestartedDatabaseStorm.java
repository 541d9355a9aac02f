package dev.tracepress.chaos;

import dev.tracepress.http.Api;
import dev.tracepress.testkit.Verdict;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

/** Promise 3: PostgreSQL is restarted under requests, and while nobody asks for anything. */
class RestartedDatabaseStorm {

    private static final int RESTARTS = 5;
    private static final int CROWD = 20;
    private static final double REQUESTS = 50;
    private static final Duration DOWN = Duration.ofSeconds(2);
    private static final Duration WATCHED = Duration.ofSeconds(12);
    private static final Duration WARM_UP = Duration.ofSeconds(5);
    private static final double MOST_MILLIS = 1_000;
    private static final double MOST_IDLE_MILLIS = 3_500;

    @Test
    void the_first_request_succeeds_within_a_second_of_its_return() throws Exception {
        try (var storm = Storm.named("restarted-database")) {
            var service = storm.api();
            var token = new Api(service.url()).register("author");
            var until = new ArrayList<Double>();
            var refused = 0L;
            var others = 0L;
            try (var publishers = Publishers.of(service.url(), token);
                    var watcher = Executors.newVirtualThreadPerTaskExecutor()) {
                var _ = publishers.together(CROWD, WARM_UP);
                for (var restart = 0; restart < RESTARTS; restart++) {
                    var watched = watcher.submit(() -> publishers.every(REQUESTS, WATCHED));
                    storm.database().kill();
                    LockSupport.parkNanos(DOWN.toNanos());
                    var accepts = watcher.submit(() -> {
                        Fact.await("PostgreSQL accepts", storm.database().sql()::accepts);
                        return System.nanoTime();
                    });
                    storm.database().startAgain();
                    var back = accepts.get();
                    var heard = watched.get();
                    until.add(heard.millisUntilDone(back));
                    refused += heard.count(503);
                    others += heard.others(201, 503);
                }
            }
            new Verdict("3")
                    .figure("restarts", RESTARTS)
                    .figure("millisUntilDone", until.stream().map(Math::round).toList())
                    .mustBeAtMost("longestMillisUntilDone", Collections.max(until), MOST_MILLIS)
                    .mustBeAtLeast("refusedMeanwhile", refused, RESTARTS)
                    .mustBeZero("otherAnswers", others)
                    .give();
        }
    }

    @Test
    void of_a_restart_while_nobody_asks_nobody_hears() throws IOException {
        try (var storm = Storm.named("restarted-while-idle")) {
            var service = storm.api();
            var token = new Api(service.url()).register("author");
            try (var publishers = Publishers.of(service.url(), token)) {
                var _ = publishers.together(CROWD, WARM_UP);
                storm.database().kill();
                storm.database().startAgain();
                Fact.await("PostgreSQL accepts", storm.database().sql()::accepts);
                var heard = publishers.together(CROWD, WARM_UP);
                new Verdict("3")
                        .figure("fault", "restarted while idle")
                        .mustBeAtLeast("done", heard.count(201), CROWD)
                        .mustBeZero("failed", heard.others(201))
                        .mustBeAtMost("longestMillis", heard.longestMillis(), MOST_IDLE_MILLIS)
                        .give();
            }
        }
    }
}
