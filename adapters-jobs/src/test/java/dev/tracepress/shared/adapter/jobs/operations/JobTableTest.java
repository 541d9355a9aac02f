package dev.tracepress.shared.adapter.jobs.operations;

import static dev.tracepress.testkit.Facts.completes;
import static dev.tracepress.testkit.Facts.eventually;
import static dev.tracepress.testkit.Facts.resultOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tracepress.shared.adapter.persistence.PostgresStore;
import dev.tracepress.shared.adapter.persistence.TestPostgres;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("slow")
class JobTableTest {

    private final PostgresStore store = PostgresStore.on(TestPostgres.migrated());
    private final JobTable table = new JobTable(store.database());

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void jobs_that_are_gone_leave_dead_rows_behind() {
        completes(store.database()
                .sql("ALTER TABLE scheduled_tasks SET (autovacuum_enabled = false)")
                .then());
        completes(store.database().sql("""
                        INSERT INTO scheduled_tasks (task_name, task_instance, execution_time, picked, version, priority)
                        SELECT 'errand', number::text, now(), false, 1, 50 FROM generate_series(1, 7) AS number""").then());
        completes(store.database()
                .sql("DELETE FROM scheduled_tasks WHERE task_instance IN ('1', '2')")
                .then());

        eventually(() -> table.room().map(room -> room.live() == 5 && room.dead() == 2));
        assertThat(resultOf(table.room()).bytes()).isPositive();
    }
}
