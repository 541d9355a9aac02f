package dev.tracepress.telemetry.database;

import dev.tracepress.shared.domain.KeepsState;
import dev.tracepress.telemetry.catalog.Metric;
import dev.tracepress.telemetry.context.ReactorTraceContext;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.ConnectionFactoryMetadata;
import io.r2dbc.spi.Result;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.reactivestreams.Publisher;
import org.springframework.boot.r2dbc.ConnectionFactoryDecorator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Watches every statement that goes to the database, and how long it takes to get a connection for it.
 *
 * <p>A statement is a span where it is part of a trace; what the service asks for itself, such as polls, is only counted.
 */
@KeepsState("the summaries of statements that were seen before")
final class DatabaseTelemetry implements ConnectionFactoryDecorator {

    /** Statements are constants of the code, so there are few; if ever they are not, memory must not grow with them. */
    private static final int REMEMBERED = 1_000;

    private final Tracer tracer;
    private final MeterRegistry meters;
    private final Timer waits;
    private final Map<String, WatchedSql> known = new ConcurrentHashMap<>();

    DatabaseTelemetry(Tracer tracer, MeterRegistry meters) {
        this.tracer = tracer;
        this.meters = meters;
        this.waits = Metric.DB_CONNECTION_WAIT.timer(PoolGauges.POOL).register(meters);
    }

    @Override
    public ConnectionFactory decorate(ConnectionFactory delegate) {
        return new WatchedConnectionFactory(delegate);
    }

    /** The same publisher, watched as one execution of the statement. */
    <T> Flux<T> watched(String sql, Publisher<T> execution) {
        var statement = known(sql);
        return ReactorTraceContext.onThread(Flux.from(execution)
                .tap(carrier -> new StatementSpan<>(tracer, statement, ReactorTraceContext.in(carrier))));
    }

    /**
     * As {@link #watched}, to the end of the rows: PostgreSQL's driver hands the result out before it has heard from the
     * database, and tells of errors with the rows.
     */
    Flux<Object> watchedResults(String sql, Publisher<?> execution) {
        var statement = known(sql);
        return ReactorTraceContext.onThread(Flux.deferContextual(carrier -> {
            var span = new StatementSpan<>(tracer, statement, ReactorTraceContext.in(carrier));
            var open = new AtomicInteger(1);
            UnaryOperator<Flux<Object>> watched =
                    rows -> rows.doOnError(span::doOnError).doFinally(end -> {
                        if (open.decrementAndGet() == 0) {
                            span.doFinally(end);
                        }
                    });
            UnaryOperator<Flux<Object>> watchedRows =
                    rows -> watched.apply(rows.doOnSubscribe(_ -> open.incrementAndGet()));
            return watched.apply(Flux.from(execution)
                    .<Object>map(
                            result -> result instanceof Result rows ? WatchedResult.of(rows, watchedRows) : result));
        }));
    }

    private WatchedSql known(String sql) {
        var statement = known.get(sql);
        if (statement != null) {
            return statement;
        }
        return known.size() < REMEMBERED ? known.computeIfAbsent(sql, this::learn) : learn(sql);
    }

    private WatchedSql learn(String sql) {
        return WatchedSql.of(sql, meters);
    }

    private final class WatchedConnectionFactory implements ConnectionFactory {

        private final ConnectionFactory delegate;

        WatchedConnectionFactory(ConnectionFactory delegate) {
            this.delegate = delegate;
        }

        @Override
        public Publisher<? extends Connection> create() {
            return ReactorTraceContext.onThread(Mono.deferContextual(carrier -> {
                var asked = System.nanoTime();
                return Mono.<Connection>from(delegate.create()).map(connection -> {
                    waited(System.nanoTime() - asked, ReactorTraceContext.in(carrier));
                    return WatchedConnection.of(connection, DatabaseTelemetry.this);
                });
            }));
        }

        /** In the trace of whoever waited, which the exemplar is of; the pool answers on threads of its own. */
        private void waited(long nanos, Context waiter) {
            try (var _ = waiter.makeCurrent()) {
                waits.record(Duration.ofNanos(nanos));
            }
        }

        @Override
        public ConnectionFactoryMetadata getMetadata() {
            return delegate.getMetadata();
        }
    }
}
