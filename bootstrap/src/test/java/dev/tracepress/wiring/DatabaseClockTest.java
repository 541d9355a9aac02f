package dev.tracepress.wiring;

import static dev.tracepress.testkit.Facts.completes;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** However wrong the clock of a machine is, its process goes by the database's. */
class DatabaseClockTest {

    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
    private static final long SECOND = 1_000_000_000L;

    private final AtomicReference<Instant> database = new AtomicReference<>(NOON);
    private final AtomicReference<Instant> machine = new AtomicReference<>(NOON);
    private final AtomicLong nanos = new AtomicLong();

    @Test
    void a_machine_that_is_ten_minutes_ahead_tells_the_time_of_the_database() {
        machine.set(NOON.plusSeconds(600));

        var clock = DatabaseClock.set(machine::get, nanos::get, answers());

        assertThat(clock.instant()).isEqualTo(NOON);
        assertThat(clock.ahead()).isEqualTo(Duration.ofMinutes(10));
    }

    @Test
    void one_that_is_behind_does_too() {
        machine.set(NOON.minusSeconds(600));

        var clock = DatabaseClock.set(machine::get, nanos::get, answers());

        assertThat(clock.instant()).isEqualTo(NOON);
        assertThat(clock.ahead()).isEqualTo(Duration.ofMinutes(-10));
    }

    @Test
    void a_machine_that_is_set_right_is_noticed() {
        machine.set(NOON.plusSeconds(600));
        var clock = DatabaseClock.set(machine::get, nanos::get, answers());

        machine.set(NOON);
        completes(clock.ask());

        assertThat(clock.instant()).isEqualTo(NOON);
        assertThat(clock.ahead()).isEqualTo(Duration.ZERO);
    }

    @Test
    void the_way_of_an_answer_does_not_make_the_time_go_back_and_forth() {
        var clock = DatabaseClock.set(machine::get, nanos::get, answers());

        database.set(NOON.minusMillis(20));
        completes(clock.ask());

        assertThat(clock.instant()).isEqualTo(NOON);
    }

    @Test
    void an_answer_that_was_long_on_its_way_says_nothing() {
        var clock = new DatabaseClock(machine::get, nanos::get, answers().doOnNext(_ -> nanos.addAndGet(SECOND * 5)));

        completes(clock.ask());

        assertThat(clock.instant()).isEqualTo(NOON.plusSeconds(10));
    }

    @Test
    void an_answer_proves_no_more_than_half_of_its_way() {
        var clock = new DatabaseClock(machine::get, nanos::get, answers().doOnNext(_ -> {
            nanos.addAndGet(SECOND * 8 / 10);
            database.set(NOON.plusMillis(800));
        }));

        completes(clock.ask());

        assertThat(clock.instant()).isEqualTo(NOON.plusMillis(1_600));
    }

    @Test
    void of_several_answers_the_quickest_counts() {
        machine.set(NOON.plusSeconds(600));
        var ways = List.of(0L, 10L, 900L).iterator();

        var clock = DatabaseClock.set(
                machine::get,
                nanos::get,
                Mono.fromSupplier(database::get)
                        .repeat(2)
                        .doOnNext(_ -> nanos.addAndGet(ways.next() * SECOND / 1_000)));

        assertThat(clock.instant()).isEqualTo(NOON.plusMillis(905));
    }

    @Test
    void until_it_was_set_once_there_is_a_reason_to_ask() {
        var answers = new AtomicReference<>(answers().doOnNext(_ -> nanos.addAndGet(SECOND * 5)));
        machine.set(NOON.plusSeconds(600));
        var clock = DatabaseClock.set(machine::get, nanos::get, Flux.defer(answers::get));
        assertThat(clock.hasStepped()).isTrue();

        answers.set(answers());
        completes(clock.ask());

        assertThat(clock.hasStepped()).isFalse();
        assertThat(clock.instant()).isEqualTo(NOON);
    }

    @ParameterizedTest
    @ValueSource(longs = {20, -20})
    void a_step_of_the_machines_clock_is_none_of_the_databases_and_a_reason_to_ask(long seconds) {
        var clock = DatabaseClock.set(machine::get, nanos::get, answers());
        machine.set(NOON.plusSeconds(1));
        database.set(NOON.plusSeconds(1));
        nanos.addAndGet(SECOND);
        assertThat(clock.hasStepped()).isFalse();

        machine.set(NOON.plusSeconds(1 + seconds));

        assertThat(clock.instant()).isEqualTo(NOON.plusSeconds(1));
        assertThat(clock.ahead()).isEqualTo(Duration.ofSeconds(seconds));
        assertThat(clock.hasStepped()).isTrue();
        completes(clock.ask());
        assertThat(clock.hasStepped()).isFalse();
        assertThat(clock.instant()).isEqualTo(NOON.plusSeconds(1));
    }

    @Test
    void a_machine_that_slept_asks_what_the_time_is() {
        var clock = DatabaseClock.set(machine::get, nanos::get, answers());

        machine.set(NOON.plusSeconds(3_600));
        database.set(NOON.plusSeconds(3_600));
        assertThat(clock.hasStepped()).isTrue();
        completes(clock.ask());

        assertThat(clock.instant()).isEqualTo(NOON.plusSeconds(3_600));
        assertThat(clock.ahead()).isEqualTo(Duration.ZERO);
    }

    @Test
    void one_whose_first_question_after_its_sleep_is_not_answered_asks_again() {
        var answers = new AtomicReference<>(answers());
        var clock = DatabaseClock.set(machine::get, nanos::get, Flux.defer(answers::get));
        machine.set(NOON.plusSeconds(3_600));
        database.set(NOON.plusSeconds(3_600));

        answers.set(Flux.error(new IllegalStateException("no network yet")));
        completes(clock.ask().onErrorComplete());
        assertThat(clock.hasStepped()).isTrue();
        answers.set(answers().doOnNext(_ -> nanos.addAndGet(SECOND * 5)));
        completes(clock.ask());
        assertThat(clock.hasStepped()).isTrue();

        nanos.addAndGet(-SECOND * 10);
        answers.set(answers());
        completes(clock.ask());
        assertThat(clock.hasStepped()).isFalse();
        assertThat(clock.instant()).isEqualTo(NOON.plusSeconds(3_600));
    }

    private Flux<Instant> answers() {
        return Mono.fromSupplier(database::get).repeat(1);
    }
}
