package dev.tracepress.chaos;

import dev.tracepress.http.Api;
import dev.tracepress.testkit.Verdict;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Promise 4: a database that hangs, a network that lets nothing through, and connections that were dropped without a word. */
class BoundedAnswersStorm {

    private static final int CROWD = 20;
    private static final double WRITES = 20;
    private static final double READS = 20;
    private static final Duration WARM_UP = Duration.ofSeconds(10);
    private static final Duration FAULT = Duration.ofSeconds(8);
    private static final Duration WATCHED = Duration.ofSeconds(20);

    /** The deadline and half a second. */
    private static final double MOST_MILLIS = 3_500;

    private static final double HEALS_WITHIN_MILLIS = 3_000;

    @Test
    void while_the_database_hangs() throws Exception {
        judge("hung-database", storm -> new Fault(storm.database()::freeze, storm.database()::thaw));
    }

    @Test
    void while_nothing_gets_through() throws Exception {
        judge("blackholed-network", storm -> {
            var network = storm.network();
            return new Fault(network::blackhole, network::open);
        });
    }

    /** Nothing ends that: it is for the service to find out and to connect anew. */
    @Test
    void once_connections_were_dropped() throws Exception {
        judge("dropped-connections", storm -> new Fault(storm.network()::forget, null));
    }

    private static void judge(String name, FaultOf faultOf) throws Exception {
        try (var storm = Storm.named(name)) {
            var fault = faultOf.of(storm);
            var service = storm.api();
            var token = new Api(service.url()).register("author");
            try (var writers = Publishers.of(service.url(), token);
                    var readers = Clients.sending(
                            service.url(),
                            number -> "GET /api/articles/article-" + number + " HTTP/1.1\r\nHost: "
                                    + service.url().getAuthority() + "\r\n\r\n");
                    var watcher = Executors.newVirtualThreadPerTaskExecutor()) {
                var _ = writers.together(CROWD, WARM_UP);
                var written = watcher.submit(() -> writers.every(WRITES, WATCHED));
                var read = watcher.submit(() -> readers.every(READS, WATCHED));
                LockSupport.parkNanos(Duration.ofSeconds(1).toNanos());
                fault.begin().run();
                var since = System.nanoTime();
                if (fault.end() != null) {
                    LockSupport.parkNanos(FAULT.toNanos());
                    since = System.nanoTime();
                    fault.end().run();
                }
                new Verdict("4")
                        .figure("fault", name)
                        .figure("writes", written.get().answers().size())
                        .figure("reads", read.get().answers().size())
                        .mustBeAtLeast(
                                "refused",
                                written.get().count(503) + read.get().count(503),
                                fault.end() == null ? 0 : 1)
                        .mustBeZero("writesOtherwiseAnswered", written.get().others(201, 503))
                        .mustBeZero("readsOtherwiseAnswered", read.get().others(200, 404, 503))
                        .mustBeAtMost("longestWriteMillis", written.get().longestMillis(), MOST_MILLIS)
                        .mustBeAtMost("longestReadMillis", read.get().longestMillis(), MOST_MILLIS)
                        .mustBeAtMost("healedAfterMillis", written.get().millisUntilDone(since), HEALS_WITHIN_MILLIS)
                        .give();
            }
        }
    }

    /** @param end null if it ends by itself, or never */
    private record Fault(Runnable begin, @Nullable Runnable end) {}

    private interface FaultOf {
        Fault of(Storm storm) throws IOException;
    }
}
