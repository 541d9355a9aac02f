package dev.tracepress.shared.adapter.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BackoffTest {

    private static final Backoff BACKOFF = new Backoff(Duration.ofSeconds(1), Duration.ofMinutes(1), 0.5);

    @ParameterizedTest
    @CsvSource({"1,500,1000", "2,1000,2000", "3,2000,4000", "6,16000,32000", "7,30000,60000", "2147483647,30000,60000"})
    void the_wait_doubles_with_every_failure_up_to_the_cap(int failures, long least, long most) {
        var waits = IntStream.range(0, 1_000)
                .mapToObj(seed -> BACKOFF.after(failures, new Random(seed)))
                .toList();

        assertThat(waits).allSatisfy(wait -> assertThat(wait.toMillis()).isBetween(least, most));
    }

    @Test
    void jobs_that_failed_together_do_not_come_back_together() {
        var chance = new Random(1);

        assertThat(IntStream.range(0, 100)
                        .mapToObj(_ -> BACKOFF.after(7, chance))
                        .distinct()
                        .count())
                .isGreaterThan(90);
    }
}
