package dev.tracepress.shared.adapter.jobs.operations;

import static dev.tracepress.shared.adapter.jobs.rows.JobRow.there;

import io.r2dbc.spi.Readable;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/** How large the table of the queue is, and how much of it is what done jobs left behind. */
public final class JobTable {

    /** PostgreSQL's own estimates: nothing is counted, so that a scrape costs the same however large the table is. */
    private static final String ROOM = """
            SELECT n_live_tup AS live, n_dead_tup AS dead, pg_total_relation_size(relid) AS bytes
            FROM pg_stat_user_tables
            WHERE relid = 'scheduled_tasks'::regclass""";

    private final DatabaseClient database;

    public JobTable(DatabaseClient database) {
        this.database = database;
    }

    /** As PostgreSQL has last noted it, about a second ago. */
    public Mono<Room> room() {
        return database.sql(ROOM).map(JobTable::room).one();
    }

    private static Room room(Readable row) {
        return new Room(
                there(row, "live", Long.class), there(row, "dead", Long.class), there(row, "bytes", Long.class));
    }

    /**
     * What the table takes.
     *
     * @param live rows of jobs
     * @param dead rows that nobody sees and no vacuum has taken away yet
     * @param bytes on disk, indexes included
     */
    public record Room(long live, long dead, long bytes) {}
}
