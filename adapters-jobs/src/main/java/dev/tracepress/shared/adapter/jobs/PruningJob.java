package dev.tracepress.shared.adapter.jobs;

import dev.tracepress.shared.adapter.jobs.JobPolicy.Effects;
import dev.tracepress.shared.adapter.jobs.Recurrence.Missed;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/** Forgets what a table remembers of jobs for longer than the retention says, some thousand rows at a time. */
final class PruningJob implements RecurringJob {

    private static final int AT_ONCE = 5_000;

    private final String name;
    private final String statement;
    private final String cron;
    private final Duration retention;
    private final DatabaseClient database;
    private final InstantSource time;

    private PruningJob(
            String name,
            String table,
            String column,
            String cron,
            Duration retention,
            DatabaseClient database,
            InstantSource time) {
        this.name = name;
        this.statement = """
                DELETE FROM %1$s
                WHERE id IN (SELECT id FROM %1$s WHERE %2$s < :before ORDER BY %2$s LIMIT :most)
                """.formatted(table, column);
        this.cron = cron;
        this.retention = retention;
        this.database = database;
        this.time = time;
    }

    /** Of jobs that are over, every quarter of an hour: there are as many as there were jobs. */
    static PruningJob ofHistory(Duration retention, DatabaseClient database, InstantSource time) {
        return new PruningJob(
                "prune-history", "finished_jobs", "finished_at", "0 4/15 * * * *", retention, database, time);
    }

    static PruningJob ofDeadJobs(Duration retention, DatabaseClient database, InstantSource time) {
        return new PruningJob("prune-dead-jobs", "dead_jobs", "died_at", "0 9 * * * *", retention, database, time);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Recurrence recurrence() {
        return new Recurrence(cron, ZoneOffset.UTC, Missed.SKIP);
    }

    /** Each statement commits by itself: a transaction over all of them would keep the dead rows of every table. */
    @Override
    public JobPolicy policy() {
        return JobPolicy.USUAL
                .effects(Effects.OUTSIDE)
                .deadline(Duration.ofMinutes(5))
                .attempts(3);
    }

    @Override
    public Mono<Void> run(Job<Occurrence> job) {
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
