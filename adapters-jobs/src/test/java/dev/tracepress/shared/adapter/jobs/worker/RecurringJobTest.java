package dev.tracepress.shared.adapter.jobs.worker;

import static dev.tracepress.testkit.Facts.completes;
import static dev.tracepress.testkit.Facts.resultOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tracepress.shared.adapter.jobs.Job;
import dev.tracepress.shared.adapter.jobs.JobVerdict;
import dev.tracepress.shared.adapter.jobs.Occurrence;
import dev.tracepress.shared.adapter.jobs.Recurrence;
import dev.tracepress.shared.adapter.jobs.Recurrence.Missed;
import dev.tracepress.shared.adapter.jobs.RecurringJob;
import dev.tracepress.testkit.Given;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

@Tag("slow")
class RecurringJobTest {

    private static final String EVERY_MINUTE = "0 * * * * *";
    private static final Instant START = Given.NOON.truncatedTo(ChronoUnit.MINUTES);
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final List<PostgresWorkshop> shops = new ArrayList<>();

    @AfterEach
    void close() {
        shops.forEach(PostgresWorkshop::close);
    }

    @Test
    void it_runs_at_its_times_and_has_one_row() {
        var chime = new Chime(EVERY_MINUTE, Missed.SKIP);
        var shop = open(chime);
        shop.work();
        assertThat(chime.heard()).isEmpty();
        assertThat(due(shop)).isEqualTo(START.plus(MINUTE));

        shop.pass(MINUTE);
        shop.work();

        assertThat(chime.heard()).containsExactly(START.plus(MINUTE));
        assertThat(due(shop)).isEqualTo(START.plus(MINUTE.multipliedBy(2)));
    }

    @Test
    void one_late_run_does_for_all_times_that_were_missed() {
        var chime = new Chime(EVERY_MINUTE, Missed.SKIP);
        var shop = open(chime);
        shop.work();

        shop.pass(Duration.ofMinutes(10).plusSeconds(30));
        shop.work();

        assertThat(chime.heard()).containsExactly(START.plus(MINUTE));
        assertThat(due(shop)).isEqualTo(START.plus(MINUTE.multipliedBy(11)));
    }

    @Test
    void where_it_is_declared_so_every_time_that_was_missed_is_caught_up() {
        var chime = new Chime(EVERY_MINUTE, Missed.CATCH_UP);
        var shop = open(chime);
        shop.work();

        shop.pass(Duration.ofMinutes(3).plusSeconds(30));
        shop.work();

        assertThat(chime.heard())
                .containsExactly(
                        START.plus(MINUTE), START.plus(MINUTE.multipliedBy(2)), START.plus(MINUTE.multipliedBy(3)));
    }

    @Test
    void a_run_that_fails_for_the_last_time_is_dead_and_the_next_one_comes_nevertheless() {
        var chime = new Chime(EVERY_MINUTE, Missed.SKIP, _ -> Mono.error(JobVerdict.giveUp(new DeliberateFailure())));
        var shop = open(chime);
        shop.work();

        shop.pass(MINUTE);
        shop.work();
        shop.pass(MINUTE);
        shop.work();

        assertThat(shop.dead())
                .containsExactlyInAnyOrder(START.plus(MINUTE) + "#1", START.plus(MINUTE.multipliedBy(2)) + "#1");
        assertThat(due(shop)).isEqualTo(START.plus(MINUTE.multipliedBy(3)));
    }

    @Test
    void if_nobody_can_read_for_which_time_its_row_is_that_is_a_dead_letter_and_the_next_one_comes_nevertheless() {
        for (var row : List.of(
                "no JSON", envelope(1, "{}"), envelope(1, "null"), envelope(2, "{\"planned\":\"" + START + "\"}"))) {
            var chime =
                    new Chime(EVERY_MINUTE, Missed.SKIP, _ -> Mono.error(JobVerdict.giveUp(new DeliberateFailure())));
            var shop = open(chime);
            shop.work();
            completes(shop.store()
                    .database()
                    .sql("UPDATE scheduled_tasks SET task_data = convert_to(:row, 'UTF8'), consecutive_failures = 19")
                    .bind("row", row)
                    .then());

            shop.pass(MINUTE);
            shop.work();

            assertThat(shop.dead()).containsExactly(START.plus(MINUTE) + "#20");
            assertThat(due(shop)).isEqualTo(START.plus(MINUTE.multipliedBy(2)));
        }
    }

    @Test
    void a_worker_that_starts_puts_a_row_right_that_nobody_can_read() {
        var shop = open(new Chime(EVERY_MINUTE, Missed.SKIP));
        shop.work();
        completes(shop.store()
                .database()
                .sql("UPDATE scheduled_tasks SET task_data = convert_to('no JSON', 'UTF8'), execution_time = now()")
                .then());
        var other = JobsUnderTest.on(
                shop.store(), JobsUnderTest.oneAtATime(), List.of(new Chime(EVERY_MINUTE, Missed.SKIP)), shop::now);

        other.startWorking();

        assertThat(due(shop)).isEqualTo(START.plus(MINUTE));
        other.closeJobs();
    }

    @Test
    void a_run_that_fails_is_tried_again_before_the_next_one() {
        var chime = new Chime(
                "0 0 * * * *",
                Missed.SKIP,
                job -> job.attempt() == 1 ? Mono.error(new DeliberateFailure()) : Mono.empty());
        var shop = open(chime);
        shop.work();

        shop.pass(Duration.ofHours(1));
        shop.work();
        shop.pass(MINUTE);
        shop.work();

        var planned = START.plus(Duration.ofHours(1));
        assertThat(chime.heard()).containsExactly(planned, planned);
        assertThat(due(shop)).isEqualTo(START.plus(Duration.ofHours(2)));
    }

    @Test
    void all_workers_together_have_one_row_and_the_newest_declaration_counts() {
        var shop = open(new Chime(EVERY_MINUTE, Missed.SKIP));
        shop.work();
        var other = JobsUnderTest.on(
                shop.store(), JobsUnderTest.oneAtATime(), List.of(new Chime("0 30 * * * *", Missed.SKIP)), shop::now);

        other.startWorking();

        assertThat(due(shop)).isEqualTo(START.plus(Duration.ofMinutes(30)));
        other.closeJobs();
    }

    @Test
    void its_clock_is_that_of_its_time_zone() {
        var vienna = new Recurrence("0 0 9 * * *", ZoneId.of("Europe/Vienna"), Missed.SKIP);

        assertThat(vienna.after(Instant.parse("2026-01-15T12:00:00Z")).planned())
                .isEqualTo(Instant.parse("2026-01-16T08:00:00Z"));
        assertThat(vienna.after(Instant.parse("2026-07-15T12:00:00Z")).planned())
                .isEqualTo(Instant.parse("2026-07-16T07:00:00Z"));
    }

    @Test
    void what_falls_into_an_hour_that_comes_twice_comes_twice_and_into_one_that_is_skipped_not_at_all() {
        var vienna = new Recurrence("0 30 2 * * *", ZoneId.of("Europe/Vienna"), Missed.SKIP);

        var autumn = vienna.after(Instant.parse("2026-10-24T12:00:00Z")).planned();

        assertThat(autumn).isEqualTo(Instant.parse("2026-10-25T00:30:00Z"));
        assertThat(vienna.after(autumn).planned()).isEqualTo(Instant.parse("2026-10-25T01:30:00Z"));
        assertThat(vienna.after(Instant.parse("2026-03-28T12:00:00Z")).planned())
                .isEqualTo(Instant.parse("2026-03-30T00:30:00Z"));
    }

    private PostgresWorkshop open(Chime chime) {
        var shop = new PostgresWorkshop(chime);
        shops.add(shop);
        return shop;
    }

    private static Instant due(PostgresWorkshop shop) {
        return resultOf(shop.store()
                .database()
                .sql("SELECT execution_time FROM scheduled_tasks WHERE task_name = 'chime'")
                .mapValue(Instant.class)
                .one());
    }

    /** Remembers for which times it ran. */
    private static final class Chime implements RecurringJob {

        private final List<Instant> heard = new CopyOnWriteArrayList<>();
        private final Recurrence recurrence;
        private final Function<Job<Occurrence>, Mono<Void>> work;

        Chime(String cron, Missed missed) {
            this(cron, missed, _ -> Mono.empty());
        }

        Chime(String cron, Missed missed, Function<Job<Occurrence>, Mono<Void>> work) {
            this.recurrence = new Recurrence(cron, ZoneOffset.UTC, missed);
            this.work = work;
        }

        List<Instant> heard() {
            return List.copyOf(heard);
        }

        @Override
        public String name() {
            return "chime";
        }

        @Override
        public Recurrence recurrence() {
            return recurrence;
        }

        @Override
        public Mono<Void> run(Job<Occurrence> job) {
            return Mono.defer(() -> {
                heard.add(job.payload().planned());
                return work.apply(job);
            });
        }
    }

    private static final class DeliberateFailure extends RuntimeException {}

    private static String envelope(int version, String payload) {
        return "{\"v\":%s,\"enqueuedAt\":\"2026-11-30T07:00:00Z\",\"trace\":{},\"payload\":%s}"
                .formatted(version, payload);
    }
}
