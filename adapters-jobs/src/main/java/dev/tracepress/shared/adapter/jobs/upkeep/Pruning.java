package dev.tracepress.shared.adapter.jobs.upkeep;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/** Forgets what a table remembers of jobs for longer than the retention says, some thousand rows at a time. */
final class Pruning {

    private static final int AT_ONCE = 5_000;

    private final String statement;
    private final DatabaseClient database;

    private Pruning(String table, String column, DatabaseClient database) {
        this.statement = """
                DELETE FROM %1$s
                WHERE id IN (SELECT id FROM %1$s WHERE %2$s < :before ORDER BY %2$s LIMIT :most)
                """.formatted(table, column);
        this.database = database;
    }

    /** Of jobs that are over, every quarter of an hour: there are as many as there were jobs. */
    static UpkeepJob ofHistory(Duration retention, DatabaseClient database, InstantSource time) {
        var finished = new Pruning("finished_jobs", "finished_at", database);
        return new UpkeepJob("prune-history", "0 4/15 * * * *", () -> finished.prune(retention, time));
    }

    static UpkeepJob ofDeadJobs(Duration retention, DatabaseClient database, InstantSource time) {
        var dead = new Pruning("dead_jobs", "died_at", database);
        return new UpkeepJob("prune-dead-jobs", "0 9 * * * *", () -> dead.prune(retention, time));
    }

    private Mono<Void> prune(Duration retention, InstantSource time) {
        var before = time.instant().minus(retention);
        return prune(before)
                .expand(pruned -> pruned == AT_ONCE ? prune(before) : Mono.empty())
                .then();
    }

    private Mono<Long> prune(Instant before) {
        return database.sql(statement)
                .bind("before", before)
                .bind("most", AT_ONCE)
                .fetch()
                .rowsUpdated();
    }
}
