package dev.tracepress.chaos;

import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Promise 2, of fewer writes than in {@link AcknowledgedWritesStorm}. */
@Tag("slow")
class AcknowledgedWritesTest {

    private final WrittenUnderFault writers = new WrittenUnderFault(4, Duration.ofSeconds(1), 100);

    @Test
    void what_was_acknowledged_is_there_after_a_kill_of_the_service() throws Exception {
        try (var storm = Storm.named("killed-service-briefly")) {
            var service = storm.api();
            writers.judge("kill-9 of the service", storm, writers.written(service, () -> {
                service.kill();
                return 0L;
            }));
        }
    }
}
