package dev.tracepress.shared.adapter.jobs.listening;

import dev.tracepress.shared.adapter.jobs.queue.LocalWorker;
import dev.tracepress.shared.domain.KeepsState;
import io.r2dbc.postgresql.api.Notification;
import io.r2dbc.postgresql.api.PostgresqlConnection;
import io.r2dbc.postgresql.api.PostgresqlResult;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.ValidationDepth;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/**
 * Hears over a connection of its own what other processes tell. What is told while the connection is away is lost, so every
 * new connection begins by saying that it is there.
 */
@KeepsState("whether it is connected")
public final class DatabaseListener implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(DatabaseListener.class);
    private static final Duration FIRST_RETRY = Duration.ofMillis(100);
    private static final Duration LONGEST_RETRY = Duration.ofSeconds(2);

    /** Who listens says nothing, and would not notice that nobody is there any more. */
    private static final Duration SIGN_OF_LIFE_EVERY = Duration.ofSeconds(2);

    private static final Duration PATIENCE = Duration.ofSeconds(2);

    /** So that operators find it: what it asks last is no LISTEN. Whoever has given all connections a name keeps that. */
    private static final String NAMED = """
            ; SELECT set_config('application_name', 'tracepress-listener', FALSE)
            WHERE current_setting('application_name') = 'tracepress'""";

    private final boolean listens;
    private final ConnectionFactory connections;
    private final Map<String, ChannelListener> listeners;
    private final AtomicBoolean connected = new AtomicBoolean();
    private @Nullable Disposable listening;

    /**
     * One that has not begun.
     *
     * @param listens whether anything can be heard; if not, all look by themselves
     * @param connections of the driver itself, each of which is a session
     */
    DatabaseListener(boolean listens, ConnectionFactory connections, List<ChannelListener> listeners) {
        this.listens = listens;
        this.connections = connections;
        this.listeners =
                listeners.stream().collect(Collectors.toUnmodifiableMap(ChannelListener::channel, Function.identity()));
    }

    /** After the worker, whom it wakes; and before it when the service stops. */
    @Override
    public int getPhase() {
        return LocalWorker.PHASE + 1;
    }

    @Override
    public boolean isAutoStartup() {
        return listens();
    }

    /** Listens until stopped, reconnecting for as long as it takes. */
    @Override
    public synchronized void start() {
        listening = Flux.usingWhen(
                        Mono.from(connections.create()).cast(PostgresqlConnection.class),
                        this::listen,
                        PostgresqlConnection::close)
                .concatWith(Flux.error(() -> new IllegalStateException("the connection was closed")))
                .doOnError(this::disconnected)
                .doOnCancel(() -> connected.set(false))
                .retryWhen(Retry.backoff(Long.MAX_VALUE, FIRST_RETRY)
                        .maxBackoff(LONGEST_RETRY)
                        .transientErrors(true))
                .subscribe();
    }

    @Override
    public synchronized void stop() {
        if (listening != null) {
            listening.dispose();
            listening = null;
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return listening != null;
    }

    /** Whether it is to hear anything. */
    public boolean listens() {
        return listens;
    }

    /** Whether this process hears at once what others tell. */
    public boolean isConnected() {
        return connected.get();
    }

    private Flux<?> listen(PostgresqlConnection connection) {
        var listen = listeners.keySet().stream()
                .sorted()
                .map(channel -> "LISTEN " + channel)
                .collect(Collectors.joining("; ", "", NAMED));
        return connection
                .createStatement(listen)
                .execute()
                .flatMap(PostgresqlResult::getRowsUpdated)
                .then()
                .timeout(PATIENCE)
                .doOnSuccess(_ -> connected())
                .thenMany(Flux.merge(connection.getNotifications().doOnNext(this::heard), signsOfLife(connection)));
    }

    private static Flux<Boolean> signsOfLife(PostgresqlConnection connection) {
        return Flux.interval(SIGN_OF_LIFE_EVERY)
                .onBackpressureDrop()
                .concatMap(_ -> connection
                        .validate(ValidationDepth.REMOTE)
                        .timeout(PATIENCE, Mono.just(false))
                        .filter(Boolean::booleanValue)
                        .switchIfEmpty(Mono.error(() -> new IllegalStateException("it gives no sign of life"))));
    }

    private void connected() {
        // They first: until they know that they may have missed something, nothing is heard.
        listeners.values().forEach(ChannelListener::connected);
        connected.set(true);
        LOG.debug("Listening to other processes");
    }

    private void heard(Notification told) {
        var listener = listeners.get(told.getName());
        if (listener != null) {
            try {
                listener.heard(String.valueOf(told.getParameter()));
            } catch (RuntimeException nonsense) {
                // Any client of the database can tell what it likes.
                LOG.debug("What was told over {} cannot be understood", told.getName(), nonsense);
            }
        }
    }

    private void disconnected(Throwable error) {
        if (connected.getAndSet(false)) {
            LOG.warn(
                    "Lost the connection that listens to other processes; until it is back jobs are found by polling, and"
                            + " no read comes from memory: {}",
                    error.getMessage());
        }
    }
}
