package dev.tracepress.telemetry.database;

import dev.tracepress.telemetry.catalog.Metric;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.pool.PoolMetrics;
import java.util.function.ToDoubleFunction;

/** The connections that requests and jobs share, by the conventions for database clients. */
final class PoolGauges implements MeterBinder {

    static final Tags POOL = Tags.of("db.client.connection.pool.name", "tracepress");
    private static final String STATE = "db.client.connection.state";

    private final ConnectionPool pool;

    PoolGauges(ConnectionPool pool) {
        this.pool = pool;
    }

    @Override
    public void bindTo(MeterRegistry meters) {
        pool.getMetrics().ifPresent(metrics -> {
            gauge(meters, metrics, Metric.DB_CONNECTION_COUNT, POOL.and(STATE, "used"), PoolMetrics::acquiredSize);
            gauge(meters, metrics, Metric.DB_CONNECTION_COUNT, POOL.and(STATE, "idle"), PoolMetrics::idleSize);
            gauge(meters, metrics, Metric.DB_CONNECTION_MAX, POOL, PoolMetrics::getMaxAllocatedSize);
            gauge(meters, metrics, Metric.DB_CONNECTION_PENDING, POOL, PoolMetrics::pendingAcquireSize);
        });
    }

    private static void gauge(
            MeterRegistry meters, PoolMetrics metrics, Metric metric, Tags tags, ToDoubleFunction<PoolMetrics> value) {
        metric.gauge(metrics, value, tags).register(meters);
    }
}
