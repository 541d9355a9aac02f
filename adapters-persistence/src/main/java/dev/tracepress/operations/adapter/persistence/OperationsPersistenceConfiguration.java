package dev.tracepress.operations.adapter.persistence;

import dev.tracepress.operations.application.port.out.LineArchive;
import dev.tracepress.operations.application.port.out.RecordedLines;
import dev.tracepress.operations.application.port.out.RecordedSpans;
import dev.tracepress.operations.application.port.out.SpanArchive;
import dev.tracepress.operations.application.port.out.WorkerArchive;
import dev.tracepress.operations.application.port.out.Workers;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.r2dbc.core.DatabaseClient;

/** Offers what processes tell each other of themselves by PostgreSQL: spans, lines of the log, and what workers do. */
@Configuration(proxyBeanMethods = false)
public class OperationsPersistenceConfiguration {

    @Bean
    SpanArchive spanArchive(DatabaseClient database) {
        return new R2dbcSpanArchive(database);
    }

    /** Asked after whoever knows without a database. */
    @Bean
    @Order(2)
    RecordedSpans archivedSpans(DatabaseClient database) {
        return new R2dbcRecordedSpans(database);
    }

    @Bean
    LineArchive lineArchive(DatabaseClient database) {
        return new R2dbcLineArchive(database);
    }

    @Bean
    @Order(2)
    RecordedLines archivedLines(DatabaseClient database) {
        return new R2dbcRecordedLines(database);
    }

    @Bean
    WorkerArchive workerArchive(DatabaseClient database) {
        return new R2dbcWorkerArchive(database);
    }

    @Bean
    @Order(2)
    Workers otherWorkers(DatabaseClient database) {
        return new R2dbcWorkers(database);
    }
}
