package dev.tracepress.shared.adapter.jobs.upkeep;

import java.time.Instant;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/** Forgets the old rows of a table, some thousand at a time. */
final class Pruning {

    private static final int AT_ONCE = 5_000;

    private final String statement;
    private final DatabaseClient database;

    /** Of rows that are written once: what was found must not have moved when it is deleted. */
    Pruning(String table, String column, DatabaseClient database) {
        this.statement = """
                DELETE FROM %1$s
                WHERE ctid IN (SELECT ctid FROM %1$s WHERE %2$s < :before ORDER BY %2$s LIMIT :most)
                """.formatted(table, column);
        this.database = database;
    }

    Mono<Void> prune(Instant before) {
        return some(before)
                .expand(pruned -> pruned == AT_ONCE ? some(before) : Mono.empty())
                .then();
    }

    private Mono<Long> some(Instant before) {
        return database.sql(statement)
                .bind("before", before)
                .bind("most", AT_ONCE)
                .fetch()
                .rowsUpdated();
    }
}
