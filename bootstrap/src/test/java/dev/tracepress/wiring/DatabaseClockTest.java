package dev.tracepress.wiring;

import static dev.tracepress.testkit.Facts.completes;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** However wrong the clock of a machine is, its process goes by the database's. */
class DatabaseClockTest {

    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    private final AtomicReference<Instant> database = new AtomicReference<>(NOON);
    private final AtomicReference<Instant> machine = new AtomicReference<>(NOON);

    @Test
    void a_machine_that_is_ten_minutes_ahead_tells_the_time_of_the_database() {
        machine.set(NOON.plusSeconds(600));

        var clock = DatabaseClock.set(machine::get, answers());

        assertThat(clock.instant()).isEqualTo(NOON);
        assertThat(clock.ahead()).isEqualTo(Duration.ofMinutes(10));
    }

    @Test
    void one_that_is_behind_does_too() {
        machine.set(NOON.minusSeconds(600));

        var clock = DatabaseClock.set(machine::get, answers());

        assertThat(clock.instant()).isEqualTo(NOON);
        assertThat(clock.ahead()).isEqualTo(Duration.ofMinutes(-10));
    }

    @Test
    void a_machine_that_is_set_right_is_noticed() {
        machine.set(NOON.plusSeconds(600));
        var clock = DatabaseClock.set(machine::get, answers());

        machine.set(NOON);
        completes(clock.ask());

        assertThat(clock.instant()).isEqualTo(NOON);
        assertThat(clock.ahead()).isEqualTo(Duration.ZERO);
    }

    @Test
    void the_way_of_an_answer_does_not_make_the_time_go_back_and_forth() {
        var clock = DatabaseClock.set(machine::get, answers());

        database.set(NOON.minusMillis(20));
        completes(clock.ask());

        assertThat(clock.instant()).isEqualTo(NOON);
    }

    @Test
    void an_answer_that_was_long_on_its_way_says_nothing() {
        var clock = new DatabaseClock(
                machine::get, answers().doOnNext(_ -> machine.updateAndGet(now -> now.plusSeconds(5))));

        completes(clock.ask());

        assertThat(clock.ahead()).isEqualTo(Duration.ZERO);
    }

    private Flux<Instant> answers() {
        return Mono.fromSupplier(database::get).repeat(1);
    }
}
