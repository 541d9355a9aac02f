package dev.tracepress.shared.adapter.jobs;

import io.r2dbc.postgresql.PostgresqlConnectionFactory;
import io.r2dbc.postgresql.api.PostgresqlConnection;
import io.r2dbc.postgresql.api.PostgresqlResult;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.util.retry.Retry;

/**
 * Hears over a connection of its own when another process enqueues a job. What is said while the connection is away is lost,
 * so every new connection begins with one look.
 */
final class JobListener {

    private static final Logger LOG = LoggerFactory.getLogger(JobListener.class);
    private static final Duration FIRST_RETRY = Duration.ofMillis(100);
    private static final Duration LONGEST_RETRY = Duration.ofSeconds(2);

    private final PostgresqlConnectionFactory connections;
    private final LocalWorker worker;
    private final AtomicBoolean connected = new AtomicBoolean();

    JobListener(PostgresqlConnectionFactory connections, LocalWorker worker) {
        this.connections = connections;
        this.worker = worker;
    }

    /** Listens until disposed of, reconnecting for as long as it takes. */
    Disposable start() {
        return Flux.usingWhen(connections.create(), this::listen, PostgresqlConnection::close)
                .concatWith(Flux.error(() -> new IllegalStateException("the connection was closed")))
                .doOnError(this::disconnected)
                .retryWhen(Retry.backoff(Long.MAX_VALUE, FIRST_RETRY)
                        .maxBackoff(LONGEST_RETRY)
                        .transientErrors(true))
                .subscribe();
    }

    boolean isConnected() {
        return connected.get();
    }

    private Flux<?> listen(PostgresqlConnection connection) {
        return connection
                .createStatement("LISTEN " + WakeUp.CHANNEL)
                .execute()
                .flatMap(PostgresqlResult::getRowsUpdated)
                .doOnComplete(this::connected)
                .thenMany(connection.getNotifications().doOnNext(_ -> worker.look()));
    }

    private void connected() {
        connected.set(true);
        LOG.debug("Listening for jobs");
        worker.look();
    }

    private void disconnected(Throwable error) {
        if (connected.getAndSet(false)) {
            LOG.warn(
                    "Lost the connection that listens for jobs; until it is back they are found by polling: {}",
                    error.getMessage());
        }
    }
}
