package dev.tracepress.chaos;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

/** Promise 2: what was acknowledged is there after a kill -9 of the service or of PostgreSQL, and after its disk was full. */
class AcknowledgedWritesStorm {

    private static final int LEAST = 5_000;
    private static final int CROWD = 16;
    private static final Duration ROUND = Duration.ofSeconds(5);
    private static final Duration FULL = Duration.ofSeconds(8);
    private static final int DISK_MEGABYTES = 400;

    private final WrittenUnderFault writers = new WrittenUnderFault(CROWD, ROUND, LEAST);

    @Test
    void after_a_kill_of_the_service() throws Exception {
        try (var storm = Storm.named("killed-service")) {
            var service = storm.api();
            writers.judge("kill-9 of the service", storm, writers.written(service, () -> {
                service.kill();
                return 0L;
            }));
        }
    }

    @Test
    void after_a_kill_of_postgresql() throws Exception {
        try (var storm = Storm.named("killed-postgresql")) {
            var service = storm.api();
            writers.judge("kill-9 of PostgreSQL", storm, writers.written(service, () -> {
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
            var heard = writers.written(service, () -> {
                disk.fill();
                LockSupport.parkNanos(FULL.toNanos());
                disk.empty();
                storm.database().startAgainIfGone();
                return 0L;
            });
            Fact.await("all is well again", service::isHealthy);
            writers.judge("full disk", storm, heard);
        }
    }
}
