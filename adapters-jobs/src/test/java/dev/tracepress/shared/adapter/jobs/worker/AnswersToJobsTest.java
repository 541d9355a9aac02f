package dev.tracepress.shared.adapter.jobs.worker;

import static dev.tracepress.testkit.Facts.resultOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tracepress.shared.adapter.persistence.PostgresStore;
import dev.tracepress.shared.adapter.persistence.TestPostgres;
import io.r2dbc.spi.ConnectionFactory;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

class AnswersToJobsTest {

    private final PostgresStore store = PostgresStore.on(TestPostgres.migrated());
    private final Scheduler handlers = Schedulers.fromExecutorService(Executors.newVirtualThreadPerTaskExecutor());
    private final DatabaseClient database =
            DatabaseClient.create(new AnswersToJobs(handlers).decorate(store.bean(ConnectionFactory.class)));

    @AfterEach
    void close() {
        handlers.dispose();
        store.close();
    }

    @Test
    void what_follows_a_statement_of_a_job_runs_where_it_may_block() {
        assertThat(resultOf(AnswersToJobs.handedOver(threadAfterAnUpdate()))).isTrue();
        assertThat(resultOf(AnswersToJobs.handedOver(threadAtARow()))).isTrue();
    }

    @Test
    void what_follows_a_statement_of_a_request_stays_where_it_is() {
        assertThat(resultOf(threadAfterAnUpdate())).isFalse();
        assertThat(resultOf(threadAtARow())).isFalse();
    }

    private Mono<Boolean> threadAfterAnUpdate() {
        return database.sql("UPDATE users SET name = name").then().then(isVirtual());
    }

    private Mono<Boolean> threadAtARow() {
        return database.sql("SELECT 1").mapValue(Integer.class).one().flatMap(_ -> isVirtual());
    }

    private static Mono<Boolean> isVirtual() {
        return Mono.fromSupplier(() -> Thread.currentThread().isVirtual());
    }
}
