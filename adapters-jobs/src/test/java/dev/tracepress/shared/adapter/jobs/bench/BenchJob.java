package dev.tracepress.shared.adapter.jobs.bench;

import dev.tracepress.shared.adapter.jobs.Job;
import dev.tracepress.shared.adapter.jobs.JobKind;
import dev.tracepress.shared.adapter.jobs.JobPolicy;
import java.time.Instant;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/** Writes one row, which tells when it began. */
final class BenchJob implements JobKind<BenchJob.Payload> {

    static final String TABLE = "CREATE TABLE bench_effects (job_id text PRIMARY KEY, started_at timestamptz NOT NULL)";

    /** As many as notifications. */
    static final int TOGETHER = 32;

    private final DatabaseClient database;
    private final int together;

    BenchJob(DatabaseClient database, int together) {
        this.database = database;
        this.together = together;
    }

    @Override
    public String name() {
        return "bench";
    }

    @Override
    public Class<Payload> payloadType() {
        return Payload.class;
    }

    @Override
    public JobPolicy policy() {
        return JobPolicy.USUAL.neverBlocking().groupCommit(together);
    }

    @Override
    public Mono<Void> run(Job<Payload> job) {
        var begin = Instant.now();
        return database.sql("INSERT INTO bench_effects (job_id, started_at) VALUES (:id, :begin)")
                .bind("id", job.id())
                .bind("begin", begin)
                .then();
    }

    record Payload(long number) {}
}
