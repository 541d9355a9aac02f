package dev.tracepress.telemetry.database;

import dev.tracepress.shared.adapter.persistence.HotReads;
import dev.tracepress.shared.adapter.persistence.replica.ReplicaReads;
import dev.tracepress.telemetry.catalog.Metric;
import dev.tracepress.telemetry.catalog.SignalCatalog;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.opentelemetry.api.OpenTelemetry;
import io.r2dbc.pool.ConnectionPool;
import java.util.function.ToDoubleFunction;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.r2dbc.ConnectionFactoryDecorator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Watches statements, the pool, the memory in front of the database, and its clock; of a process without a database, nothing. */
@Configuration(proxyBeanMethods = false)
public class DatabaseTelemetryConfiguration {

    @Bean
    ConnectionFactoryDecorator databaseTelemetry(OpenTelemetry openTelemetry, MeterRegistry meters) {
        return new DatabaseTelemetry(openTelemetry.getTracer(SignalCatalog.SCOPE), meters);
    }

    @Bean
    MeterBinder poolGauges(ObjectProvider<ConnectionPool> database) {
        return meters -> database.ifAvailable(pool -> new PoolGauges(pool).bindTo(meters));
    }

    @Bean
    MeterBinder clockGauge(ObjectProvider<ClockOffset> database) {
        return meters -> database.ifAvailable(clock -> Metric.DB_CLOCK_OFFSET
                .gauge(clock, offset -> offset.ahead().toNanos() / 1e9, Tags.empty())
                .register(meters));
    }

    /** Of a process without replicas there are none. */
    @Bean
    MeterBinder replicaReads(ObjectProvider<ReplicaReads> replicas) {
        return meters -> replicas.ifAvailable(reads -> {
            Metric.DB_REPLICAS
                    .gauge(reads, ReplicaReads::following, Tags.of("state", "following"))
                    .register(meters);
            Metric.DB_REPLICAS
                    .gauge(reads, ReplicaReads::primaries, Tags.of("state", "primary"))
                    .register(meters);
            Metric.DB_REPLICAS
                    .gauge(reads, ReplicaReads::leftOut, Tags.of("state", "left_out"))
                    .register(meters);
            count(meters, reads, "served", ReplicaReads::served);
            count(meters, reads, "outdated", ReplicaReads::outdated);
            count(meters, reads, "failed", ReplicaReads::failed);
        });
    }

    private static void count(
            MeterRegistry meters, ReplicaReads reads, String result, ToDoubleFunction<ReplicaReads> number) {
        Metric.DB_REPLICA_READS
                .functionCounter(reads, number, Tags.of("result", result))
                .register(meters);
    }

    /** Of a process that holds nothing there are none. */
    @Bean
    MeterBinder hotReads(ObjectProvider<HotReads> memory) {
        return meters -> memory.ifAvailable(reads -> {
            Metric.HOT_READS
                    .functionCounter(reads, HotReads::hits, Tags.of("result", "hit"))
                    .register(meters);
            Metric.HOT_READS
                    .functionCounter(reads, HotReads::misses, Tags.of("result", "miss"))
                    .register(meters);
            Metric.HOT_SIZE.gauge(reads, HotReads::bytes, Tags.empty()).register(meters);
        });
    }
}
