package dev.tracepress.chaos;

import dev.tracepress.chaos.Clients.Heard;
import dev.tracepress.http.Api;
import dev.tracepress.testkit.Verdict;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

/** Promise 2: what was acknowledged is there after a kill -9 of the service or of PostgreSQL, and after its disk was full. */
class AcknowledgedWritesStorm {

    private static final int LEAST = 5_000;
    private static final int CROWD = 16;
    private static final Duration ROUND = Duration.ofSeconds(5);
    private static final Duration FULL = Duration.ofSeconds(8);
    private static final int DISK_MEGABYTES = 400;

    @Test
    void after_a_kill_of_the_service() throws Exception {
        try (var storm = Storm.named("killed-service")) {
            var service = storm.api();
            judge("kill-9 of the service", storm, written(service, () -> {
                service.kill();
                return 0L;
            }));
        }
    }

    @Test
    void after_a_kill_of_postgresql() throws Exception {
        try (var storm = Storm.named("killed-postgresql")) {
            var service = storm.api();
            judge("kill-9 of PostgreSQL", storm, written(service, () -> {
                storm.database().kill();
                storm.database().startAgain();
                return 0L;
            }));
        }
    }

    @Test
    void after_the_disk_was_full() throws Exception {
        try (var disk = SmallDisk.of(DISK_MEGABYTES);
                var storm = Storm.on(disk.folder().resolve("data"), "full-disk")) {
            var service = storm.api();
            var heard = written(service, () -> {
                disk.fill();
                LockSupport.parkNanos(FULL.toNanos());
                disk.empty();
                storm.database().startAgainIfGone();
                return 0L;
            });
            Fact.await("all is well again", service::isHealthy);
            judge("full disk", storm, heard);
        }
    }

    /** Enough for the fault, those that are under way in the moment of it, and those after it. */
    private static List<Heard> written(StormProcess service, Callable<Long> fault) throws Exception {
        var heard = new ArrayList<Heard>();
        var token = new Api(service.url()).register("author");
        try (var publishers = Publishers.of(service.url(), token);
                var writers = Executors.newVirtualThreadPerTaskExecutor()) {
            while (Publishers.acknowledged(heard) < LEAST) {
                heard.add(publishers.together(CROWD, ROUND));
            }
            var last = writers.submit(() -> publishers.together(CROWD, ROUND));
            LockSupport.parkNanos(ROUND.dividedBy(2).toNanos());
            fault.call();
            heard.add(last.get());
        }
        return heard;
    }

    private static void judge(String fault, Storm storm, List<Heard> heard) throws IOException {
        new Verdict("2")
                .figure("fault", fault)
                .mustBeAtLeast("acknowledged", Publishers.acknowledged(heard), LEAST)
                .mustBeAtLeast("notAcknowledged", heard.getLast().others(201), 1)
                .mustBeZero("missing", Publishers.missing(storm.database(), heard))
                .give();
    }
}
