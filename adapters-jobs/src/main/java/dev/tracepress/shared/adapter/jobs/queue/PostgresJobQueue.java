package dev.tracepress.shared.adapter.jobs.queue;

import dev.tracepress.shared.adapter.jobs.JobKind;
import dev.tracepress.shared.adapter.jobs.JobQueue;
import dev.tracepress.shared.adapter.jobs.JobTelemetry;
import dev.tracepress.shared.adapter.jobs.NewJob;
import dev.tracepress.shared.adapter.jobs.NewJob.Conflict;
import dev.tracepress.shared.adapter.jobs.Turn;
import dev.tracepress.shared.adapter.jobs.rows.JobJson;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.NoTransactionException;
import org.springframework.transaction.reactive.TransactionSynchronizationManager;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The queue in PostgreSQL: rows of db-scheduler's table, written over the connection of the caller's transaction. */
final class PostgresJobQueue implements JobQueue {

    /** Column for column what db-scheduler's own client writes, for any number of jobs. */
    private static final String INSERT = """
            INSERT INTO scheduled_tasks AS job
                (task_name, task_instance, task_data, execution_time, picked, version, priority, turn)
            SELECT :kind, id, convert_to(data, 'UTF8'), due::timestamptz, FALSE, 1, priority, turn
            FROM unnest(:ids::text[], :data::text[], :due::text[], :priorities::smallint[], :turns::integer[])
                AS new (id, data, due, priority, turn)
            ORDER BY id
            ON CONFLICT (task_name, task_instance)\s""";

    private static final String KEEP = INSERT + "DO NOTHING";

    /** A job that runs keeps what it runs with, and has the new one behind it. */
    private static final String REPLACE = INSERT + """
            DO UPDATE SET
                task_data = CASE WHEN job.picked THEN job.task_data ELSE excluded.task_data END,
                execution_time = CASE WHEN job.picked THEN job.execution_time ELSE excluded.execution_time END,
                priority = excluded.priority,
                turn = excluded.turn,
                consecutive_failures = CASE WHEN job.picked THEN job.consecutive_failures END,
                follow_up = CASE WHEN job.picked THEN excluded.task_data END,
                follow_up_time = CASE WHEN job.picked THEN excluded.execution_time END,
                version = CASE WHEN job.picked THEN job.version ELSE job.version + 1 END""";

    private final DatabaseClient database;
    private final JobJson json;
    private final JobTelemetry telemetry;
    private final WakeUp wakeUp;
    private final InstantSource time;

    PostgresJobQueue(DatabaseClient database, JobJson json, JobTelemetry telemetry, WakeUp wakeUp, InstantSource time) {
        this.database = database;
        this.json = json;
        this.telemetry = telemetry;
        this.wakeUp = wakeUp;
        this.time = time;
    }

    @Override
    public <P> Mono<Long> enqueueAll(JobKind<P> kind, List<NewJob<P>> jobs) {
        return TransactionSynchronizationManager.forCurrentTransaction()
                .onErrorMap(
                        NoTransactionException.class,
                        none -> new IllegalStateException("a job is enqueued in the transaction that causes it", none))
                .flatMap(transaction -> jobs.isEmpty()
                        ? Mono.just(0L)
                        : watched(kind, NewJob.latestOfEachId(jobs))
                                .doOnNext(taken -> afterCommit(transaction, kind, taken)));
    }

    private <P> Mono<Long> watched(JobKind<P> kind, Collection<NewJob<P>> jobs) {
        var ids = jobs.stream().map(NewJob::id).toList();
        return telemetry.enqueuing(kind.name(), ids, trace -> insert(kind, jobs, trace));
    }

    private <P> Mono<Long> insert(JobKind<P> kind, Collection<NewJob<P>> jobs, Map<String, String> trace) {
        var now = time.instant();
        var byConflict = jobs.stream().collect(Collectors.groupingBy(NewJob::conflict));
        return Flux.fromIterable(byConflict.entrySet())
                .concatMap(group ->
                        insert(group.getKey() == Conflict.KEEP ? KEEP : REPLACE, kind, group.getValue(), now, trace))
                .reduce(0L, Long::sum);
    }

    private <P> Mono<Long> insert(
            String statement, JobKind<P> kind, List<NewJob<P>> jobs, Instant now, Map<String, String> trace) {
        return database.sql(statement)
                .bind("kind", kind.name())
                .bind("ids", jobs.stream().map(NewJob::id).toArray(String[]::new))
                .bind(
                        "data",
                        jobs.stream()
                                .map(job -> json.text(json.envelope(
                                        job.payload(),
                                        kind.payloadVersion(),
                                        now,
                                        trace,
                                        Turn.of(kind, job.payload()))))
                                .toArray(String[]::new))
                .bind(
                        "due",
                        jobs.stream()
                                .map(job -> job.due().orElse(now).toString())
                                .toArray(String[]::new))
                .bind(
                        "priorities",
                        jobs.stream().map(job -> (short) job.priority().level()).toArray(Short[]::new))
                .bind(
                        "turns",
                        jobs.stream().map(job -> Turn.of(kind, job.payload())).toArray(Integer[]::new))
                .fetch()
                .rowsUpdated();
    }

    private void afterCommit(TransactionSynchronizationManager transaction, JobKind<?> kind, long jobs) {
        if (jobs > 0) {
            transaction.registerSynchronization(new AfterCommit(() -> {
                telemetry.enqueued(kind.name(), jobs);
                wakeUp.jobsAreWaiting();
            }));
        }
    }
}
