package dev.tracepress.shared.adapter.jobs.upkeep;

import static dev.tracepress.testkit.Facts.completes;
import static dev.tracepress.testkit.Facts.resultOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tracepress.shared.adapter.persistence.PostgresStore;
import dev.tracepress.shared.adapter.persistence.TestPostgres;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import reactor.util.context.Context;

@Tag("slow")
class HistoryUpkeepTest {

    private static final Duration RETENTION = Duration.ofHours(16);

    private final PostgresStore store = PostgresStore.on(TestPostgres.migrated());
    private final HistoryUpkeep history = new HistoryUpkeep(RETENTION, store.database(), InstantSource.system());

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void jobs_that_ended_too_long_ago_go_with_their_partition_and_others_stay() {
        noPartitions();
        partition(30, 26);
        partition(26, 18);
        partition(18, 10);
        ended("oldest", 27);
        ended("old", 19);
        ended("kept with others", 17);
        ended("kept", 11);

        completes(history.keep());

        assertThat(remembered()).containsExactly("kept", "kept with others");
        assertThat(texts("SELECT name FROM finished_jobs_partitions WHERE until < now() - interval '17 hours'"))
                .isEmpty();
    }

    @Test
    void what_ends_within_two_partitions_from_now_has_one_however_often_it_is_seen_to() {
        completes(history.keep());
        var partitions = partitions();
        completes(history.keep());

        assertThat(partitions()).isEqualTo(partitions);
        assertThat(texts(
                        "SELECT 'ready' FROM finished_jobs_partitions HAVING max(until) >= now() + interval '4 hours'"))
                .containsExactly("ready");
        assertThat(texts("""
                SELECT name FROM (SELECT name, since, lag(until) OVER (ORDER BY since) AS before FROM finished_jobs_partitions)
                    AS neighbours WHERE since <> before""")).as("that leave a gap or overlap").isEmpty();
        ended("just now", 0);
        assertThat(texts("SELECT job_id FROM finished_jobs_default")).isEmpty();
    }

    /** As after a time in which nobody saw to it. */
    @Test
    void where_no_partition_is_left_jobs_end_all_the_same_and_new_ones_begin_behind_them() {
        noPartitions();
        ended("meanwhile", 0);
        ended("long ago", 17);

        completes(history.keep());

        assertThat(remembered()).containsExactly("meanwhile");
        assertThat(texts(
                        "SELECT 'ready' FROM finished_jobs_partitions HAVING max(until) >= now() + interval '4 hours'"))
                .containsExactly("ready");
    }

    @Test
    void whoever_reads_the_history_for_long_is_left_alone_until_the_next_time() {
        noPartitions();
        partition(26, 18);
        ended("old", 19);
        var reads = store.database().sql("SELECT FROM finished_jobs").then();
        var keepsByAnotherConnection = history.keep().contextWrite(_ -> Context.empty());

        completes(store.transactions().inTransaction(reads.then(keepsByAnotherConnection)));
        assertThat(remembered()).containsExactly("old");

        completes(history.keep());
        assertThat(remembered()).isEmpty();
    }

    @Test
    void what_is_too_old_goes_though_no_partition_can_be_made_and_that_is_told() {
        noPartitions();
        partition(26, 18);
        ended("old", 19);
        ended("old and without a partition", 30);
        fails("extend_finished_jobs(each interval)");

        assertThatThrownBy(() -> completes(history.keep())).hasStackTraceContaining("out of order");

        assertThat(remembered()).isEmpty();
    }

    @Test
    void partitions_are_made_and_what_has_none_goes_though_one_that_is_too_old_cannot_be_dropped() {
        noPartitions();
        partition(26, 18);
        ended("old", 19);
        ended("old and without a partition", 30);
        fails("forget_finished_jobs(old text)");

        assertThatThrownBy(() -> completes(history.keep())).hasStackTraceContaining("out of order");

        assertThat(remembered()).containsExactly("old");
        assertThat(texts(
                        "SELECT 'ready' FROM finished_jobs_partitions HAVING max(until) >= now() + interval '4 hours'"))
                .containsExactly("ready");
    }

    @Test
    void what_has_no_partition_is_found_by_its_time() {
        noPartitions();
        sql("""
                INSERT INTO finished_jobs (kind, job_id, state, priority, attempts, enqueued_at, finished_at)
                SELECT 'errand', number::text, 'succeeded', 50, 1, now(), now() - number * interval '1 second'
                FROM generate_series(1, 20000) AS number""");
        sql("ANALYZE finished_jobs_default");

        assertThat(texts("""
                EXPLAIN SELECT ctid FROM finished_jobs_default
                WHERE finished_at < now() - interval '5 hours' ORDER BY finished_at LIMIT 5000""")).anyMatch(line -> line.contains("finished_jobs_default_by_time"));
    }

    /** As a statement does that takes too long. */
    private void fails(String function) {
        sql("CREATE OR REPLACE FUNCTION " + function
                + " RETURNS boolean LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'out of order'; END $$");
    }

    private void noPartitions() {
        partitions().forEach(name -> sql("DROP TABLE " + name));
    }

    private void partition(int since, int until) {
        sql("SELECT open_finished_jobs(now() - interval '%s hours', now() - interval '%s hours')"
                .formatted(since, until));
    }

    private void ended(String id, int hoursAgo) {
        sql("""
                INSERT INTO finished_jobs (kind, job_id, state, priority, attempts, enqueued_at, finished_at)
                VALUES ('errand', '%s', 'succeeded', 50, 1, now(), now() - interval '%s hours')""".formatted(id, hoursAgo));
    }

    private List<String> remembered() {
        return texts("SELECT job_id FROM finished_jobs ORDER BY job_id");
    }

    private List<String> partitions() {
        return texts("SELECT name FROM finished_jobs_partitions ORDER BY name");
    }

    private void sql(String statement) {
        completes(store.database().sql(statement).then());
    }

    private List<String> texts(String statement) {
        return resultOf(
                store.database().sql(statement).mapValue(String.class).all().collectList());
    }
}
